package org.fitsql.orm;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table in which Flyway keeps what a database has had, as SQL: for the one quick question about
 * it, and for administrators who run by hand what Flyway would.
 */
final class VersionTable {
  static final String NAME = "schema_versions";

  private VersionTable() {}

  /** Counts the table: 0 or 1. */
  static String there(SqlDialect dialect) {
    return "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = '"
        + NAME
        + "' AND table_schema = "
        + dialect.currentSchema();
  }

  /** Selects the highest version whose migration ended well. */
  static String latest(SqlDialect dialect) {
    return "SELECT MAX(CAST(%s AS DECIMAL(9,0))) FROM %s WHERE %s"
        .formatted(dialect.quote("version"), dialect.quote(NAME), dialect.quote("success"));
  }

  /** Makes the table and its first row. */
  static List<String> stamp(SqlDialect dialect, int version, String description) {
    return List.of(
        create(dialect), insert(dialect, "1", version, "BASELINE", description, description));
  }

  /** Records a migration. */
  static String migrated(SqlDialect dialect, Migration migration) {
    String next =
        "(SELECT n FROM (SELECT MAX(%s) + 1 AS n FROM %s) AS ranks)"
            .formatted(dialect.quote("installed_rank"), dialect.quote(NAME));
    return insert(
        dialect,
        next,
        migration.version(),
        "JDBC",
        migration.description(),
        ScriptMigration.class.getName());
  }

  private static String create(SqlDialect dialect) {
    String columns =
        Stream.of(
                "installed_rank INT NOT NULL",
                "version VARCHAR(50)",
                "description VARCHAR(200) NOT NULL",
                "type VARCHAR(20) NOT NULL",
                "script VARCHAR(1000) NOT NULL",
                "checksum INT",
                "installed_by VARCHAR(100) NOT NULL",
                "installed_on TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL",
                "execution_time INT NOT NULL",
                "success BOOLEAN NOT NULL")
            .map(column -> column.split(" ", 2))
            .map(column -> dialect.quote(column[0]) + " " + column[1])
            .collect(Collectors.joining(", "));
    return "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
        .formatted(dialect.quote(NAME), columns, dialect.quote("installed_rank"));
  }

  private static String insert(
      SqlDialect dialect,
      String rank,
      int version,
      String type,
      String description,
      String script) {
    String columns =
        Stream.of(
                "installed_rank",
                "version",
                "description",
                "type",
                "script",
                "installed_by",
                "execution_time",
                "success")
            .map(dialect::quote)
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) VALUES (%s, '%d', %s, '%s', %s, 'administrator', 0, TRUE)"
        .formatted(
            dialect.quote(NAME),
            columns,
            rank,
            version,
            dialect.literal(description),
            type,
            dialect.literal(script));
  }
}

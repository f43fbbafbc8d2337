package org.fitsql.orm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fitsql.orm.DatabaseException.Kind;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The number that says which migrations a database has had, in table {@code schema_versions}, which
 * Flyway keeps. A database without that table is of the first release, version 1, or new.
 */
public final class SchemaVersions {
  /** The version of the first release, which stamped nothing. */
  public static final int FIRST = 1;

  static final String NEW = "made by this version";
  private static final String RELEASED = "made by the first release";

  private final Connections connections;
  private final FaultMessages messages;
  private final StoredTables stored;
  private final List<Migration> migrations;

  SchemaVersions(
      Connections connections,
      FaultMessages messages,
      StoredTables stored,
      List<Migration> migrations) {
    this.connections = connections;
    this.messages = messages;
    this.stored = stored;
    this.migrations =
        migrations.stream().sorted(Comparator.comparingInt(Migration::version)).toList();
  }

  /** The version that this program makes. */
  public int latest() {
    return migrations.isEmpty() ? FIRST : migrations.get(migrations.size() - 1).version();
  }

  /** The version of the database, without Flyway; empty where it is stamped with none. */
  public OptionalInt current() {
    try {
      return connections.lend(
          connection ->
              number(connection, VersionTable.there(connections.dialect())).orElse(0) == 0
                  ? OptionalInt.empty()
                  : number(connection, VersionTable.latest(connections.dialect())));
    } catch (SQLException e) {
      throw messages.explain("reading the version of the schema", e);
    }
  }

  private static OptionalInt number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int number = row.next() ? row.getInt(1) : 0;
      return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }
  }

  /** The migrations that a database of {@code version} still needs, in order. */
  public List<Migration> after(int version) {
    return migrations.stream().filter(migration -> migration.version() > version).toList();
  }

  /**
   * Says of a database whose tables are about to be made that it is of the latest version.
   *
   * @param toCome statements that make its tables, for the message where a privilege is missing
   */
  public void stamp(List<String> toCome) {
    guarded(
        () ->
            configuration()
                .baselineVersion(String.valueOf(latest()))
                .baselineDescription(NEW)
                .load()
                .baseline(),
        () -> Stream.concat(stampStatements().stream(), toCome.stream()).toList());
  }

  /** What {@link #stamp} runs, for an administrator who makes the tables by hand. */
  public List<String> stampStatements() {
    return VersionTable.stamp(connections.dialect(), latest(), NEW);
  }

  /**
   * Runs what the database has not had, in order; a database without a number is of the first
   * release. One that ended half-way is run again.
   *
   * @return the migrations that were run
   * @throws DatabaseException REFUSED where a privilege is missing, with the statements left to run
   */
  public List<Migration> migrate() {
    List<Migration> done = new ArrayList<>();
    guarded(
        () -> {
          Flyway flyway =
              configuration()
                  .baselineOnMigrate(true)
                  .baselineVersion(String.valueOf(FIRST))
                  .baselineDescription(RELEASED)
                  .load();
          if (Arrays.stream(flyway.info().all()).anyMatch(SchemaVersions::failed)) {
            flyway.repair();
          }
          flyway.migrate().migrations.stream()
              .map(run -> Integer.parseInt(run.version))
              .flatMap(version -> migrations.stream().filter(m -> m.version() == version))
              .forEach(done::add);
        },
        this::left);
    stored.forget();
    return done;
  }

  /** What {@link #migrate} still has to run, with what records it. */
  public List<String> left() {
    OptionalInt current = current();
    List<String> statements = new ArrayList<>();
    if (current.isEmpty()) {
      statements.addAll(VersionTable.stamp(connections.dialect(), FIRST, RELEASED));
    }
    for (Migration migration : after(current.orElse(FIRST))) {
      statements.addAll(migration.statements(connections.dialect()));
      statements.add(VersionTable.migrated(connections.dialect(), migration));
    }
    return statements;
  }

  private static boolean failed(MigrationInfo info) {
    return info.getState() == MigrationState.FAILED;
  }

  private FluentConfiguration configuration() {
    return Flyway.configure()
        .dataSource(connections.dataSource())
        .table(VersionTable.NAME)
        .locations(new String[0])
        .javaMigrations(
            migrations.stream()
                .map(m -> new ScriptMigration(m, connections.dialect(), messages))
                .toArray(JavaMigration[]::new))
        .createSchemas(false)
        .cleanDisabled(true)
        .loggers("slf4j");
  }

  private void guarded(Runnable work, Supplier<List<String>> left) {
    try {
      work.run();
    } catch (FlywayException e) {
      SqlFault fault = messages.classify(e);
      DatabaseException explained = messages.explain("migrating fitsql's own tables", e);
      if (fault != SqlFault.NO_PRIVILEGE && fault != SqlFault.READ_ONLY) {
        throw explained;
      }
      throw new DatabaseException(
          Kind.REFUSED,
          explained.getMessage()
              + " Or let the administrator run these statements:\n"
              + String.join(";\n", left.get())
              + ";",
          e);
    }
  }
}

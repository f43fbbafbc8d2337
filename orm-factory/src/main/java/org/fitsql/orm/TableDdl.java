package org.fitsql.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;

/** The statements that make tables, for a database that need not be there. */
public final class TableDdl {

  /** The databases by the words that name them. */
  private static final Map<String, SqlDialect> DIALECTS =
      Map.of(
          "mysql", new MySqlDialect(ServerVersion.parse("MySQL", "8.4.0")),
          "mariadb", new MariaDbDialect(ServerVersion.parse("MariaDB", "10.11.0")),
          "h2", new H2SqlDialect(ServerVersion.parse("H2", "2.3.232")));

  private TableDdl() {}

  /** The words that {@link #create} takes, in order. */
  public static List<String> dialects() {
    return DIALECTS.keySet().stream().sorted().toList();
  }

  /**
   * CREATE TABLE and what goes with it, parents first.
   *
   * @param dialect one of {@link #dialects}
   */
  public static List<String> create(String dialect, List<Table> tables) {
    return create(dialect, tables, List.of());
  }

  /**
   * The same with views, and with the parts and views of tables that are too wide for one.
   *
   * @param dialect one of {@link #dialects}
   */
  public static List<String> create(String dialect, List<Table> tables, List<View> views) {
    SqlDialect chosen = chosen(dialect);
    StandardServiceRegistry registry =
        new StandardServiceRegistryBuilder()
            .applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
            .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, chosen.server().product())
            .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, chosen.server().major())
            .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, chosen.server().minor())
            .build();
    try {
      RelationalModel model = new RelationalModel(registry, chosen);
      List<String> statements = new ArrayList<>(model.createAll(tables));
      WantedViews wanted = new WantedViews(chosen, views);
      views.forEach(view -> statements.add(wanted.create(view)));
      return statements;
    } finally {
      StandardServiceRegistryBuilder.destroy(registry);
    }
  }

  /**
   * The statements of {@link #create} after those that stamp the database with its version.
   *
   * @param dialect one of {@link #dialects}
   */
  public static List<String> stamped(
      String dialect, List<Migration> migrations, List<String> statements) {
    int latest =
        migrations.stream().mapToInt(Migration::version).max().orElse(SchemaVersions.FIRST);
    return Stream.concat(
            VersionTable.stamp(chosen(dialect), latest, SchemaVersions.NEW).stream(),
            statements.stream())
        .toList();
  }

  private static SqlDialect chosen(String dialect) {
    SqlDialect chosen = DIALECTS.get(dialect);
    if (chosen == null) {
      throw new IllegalArgumentException(dialect + " is none of " + dialects());
    }
    return chosen;
  }
}

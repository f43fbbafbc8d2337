package org.fitsql.cli;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.CatalogVersion;
import org.fitsql.ingest.catalog.HeaderLayout;
import org.fitsql.ingest.catalog.PeopleViews;
import org.fitsql.orm.Database;
import org.fitsql.orm.Table;
import org.fitsql.orm.TableDdl;
import org.fitsql.orm.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql schema ddl}. */
@Command(
    name = "ddl",
    description = {
      "Prints the statements that make all tables of the configured instruments, for an",
      "administrator to run. With --missing only those that the database still needs."
    },
    sortOptions = false,
    footer = {
      "",
      "Each statement ends with a semicolon and a line feed. --json prints an array of strings.",
      "",
      "Examples:",
      "  fitsql schema ddl --dialect mariadb > tables.sql",
      "  fitsql schema ddl --missing | mariadb --user=root fitsql",
      "  fitsql schema ddl --instrument all --dialect h2",
    })
final class SchemaDdlAction extends Action {

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      description = "mysql, mariadb or h2; no database is asked (default: that of the database).")
  private @Nullable String dialect;

  @Option(names = "--missing", description = "Only what the database still needs.")
  private boolean missing;

  SchemaDdlAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.ofSchema();
  }

  @Override
  int perform() throws Exception {
    if (dialect != null && missing) {
      throw usage("--missing asks the database, and --dialect asks none; give one of them.");
    }
    if (dialect != null && !TableDdl.dialects().contains(dialect)) {
      throw usage(
          "--dialect " + dialect + ": expected " + String.join(", ", TableDdl.dialects()) + ".");
    }
    Configuration configuration = configuration();
    List<InstrumentProfile> profiles = Instruments.of(configuration);
    print(
        dialect == null
            ? ofDatabase(configuration, profiles)
            : CatalogVersion.withStamp(
                dialect,
                TableDdl.create(dialect, new CatalogTables(profiles).all(), views(profiles))));
    return ExitCode.DONE;
  }

  private static List<View> views(List<InstrumentProfile> profiles) {
    return PeopleViews.of(HeaderLayout.defined(profiles));
  }

  private List<String> ofDatabase(Configuration configuration, List<InstrumentProfile> profiles)
      throws RefusedException {
    if (EmbeddedDatabase.isMissing(configuration)) {
      throw new RefusedException(
          EmbeddedDatabase.hint(configuration) + " Or name a database with --dialect.");
    }
    try (Database database = Database.open(configuration.database(), 1)) {
      CatalogVersion version = new CatalogVersion(database);
      if (missing) {
        return missing(database, profiles, version);
      }
      List<String> statements = new ArrayList<>(version.stampStatements());
      statements.addAll(
          database.schema(new CatalogTables(profiles).all(), views(profiles)).create());
      return statements;
    }
  }

  private static List<String> missing(
      Database database, List<InstrumentProfile> profiles, CatalogVersion version) {
    version.refuseNewer();
    CatalogTables tables = new CatalogTables(profiles);
    if (version.current().isEmpty()) {
      List<String> statements = new ArrayList<>(version.stampStatements());
      statements.addAll(database.schema(tables.all(), views(profiles)).missing());
      return statements;
    }
    List<String> statements = new ArrayList<>(version.pendingStatements());
    // what migrations make of fitsql's own tables need not be made once more
    List<Table> left = statements.isEmpty() ? tables.all() : tables.ofDefinitions();
    List<View> wanted = PeopleViews.of(HeaderLayout.read(database, profiles));
    statements.addAll(database.schema(left, wanted).missing());
    return statements;
  }

  private void print(List<String> statements) throws Exception {
    if (json()) {
      Json.write(Output.to(around().out()), statements);
    } else {
      statements.forEach(statement -> around().out().println(statement + ";"));
    }
  }
}

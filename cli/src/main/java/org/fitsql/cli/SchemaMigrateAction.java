package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.run.RunView;
import org.fitsql.cli.run.StopOnSignal;
import org.fitsql.cli.schema.MigrationText;
import org.fitsql.cli.schema.RebuildText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.logs.UnwritableLogException;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.RebuildRun;
import org.fitsql.scheduler.RebuildSettings;
import org.fitsql.scheduler.RebuildSummary;
import org.fitsql.scheduler.SchemaMigration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql schema migrate}. */
@Command(
    name = "migrate",
    description = {
      "Brings the database up to date: fitsql's own tables by numbered migrations, header tables by",
      "adding and widening columns. With --rebuild header tables are filled anew from the stored",
      "cards, without the archive; who reads sees the old rows until the new are complete."
    },
    sortOptions = false,
    footer = {
      "",
      "A rebuild takes the types of the definitions, so that columns become narrower too, as far as",
      "all values let them; columns and tables that ingest found stay. Keywords without a column get",
      "one, and corrections are made, as by ingest. Where it ends half-way the old rows stay, and the",
      "next rebuild or ingest clears away the rest.",
      "--json prints done [statements] and denied [statements]; with --rebuild: run, seconds,",
      "tables, rootnames, files, rows, columns_added, columns_widened, denied, troubles [{severity, path, ...}], kept, complete.",
      "",
      "Exit codes: 0 done; 3 a statement was denied, or a rebuild left the old rows because files",
      "failed; 5 another run holds the lock; others as for every command.",
      "",
      "Examples:",
      "  fitsql schema migrate",
      "  fitsql schema migrate --rebuild",
      "  fitsql schema migrate --rebuild --tables wfc_raw_0,wfc_flt_0 --workers 4",
    })
final class SchemaMigrateAction extends Action {

  @Option(names = "--rebuild", description = "Fill header tables anew from the stored cards.")
  private boolean rebuild;

  @Option(
      names = "--tables",
      paramLabel = "NAME,...",
      description = "Rebuild only these header tables.")
  private @Nullable String tables;

  SchemaMigrateAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    List<Key> keys = new java.util.ArrayList<>(ConfigurationOptions.ofSchema());
    keys.addAll(List.of(Key.CORRECTIONS, Key.UNKNOWN_KEYWORDS, Key.WORKERS));
    return keys;
  }

  @Override
  int perform() throws Exception {
    if (tables != null && !rebuild) {
      throw usage("--tables goes with --rebuild.");
    }
    Configuration configuration = configuration();
    List<InstrumentProfile> profiles = Instruments.of(configuration);
    EmbeddedDatabase.refuseMissing(configuration);
    return rebuild ? rebuild(configuration, profiles) : migrate(configuration, profiles);
  }

  private int migrate(Configuration configuration, List<InstrumentProfile> profiles)
      throws IOException, UnwritableLogException {
    logToFile(configuration);
    try (Database database = Database.open(configuration.database(), 2)) {
      SchemaMigration.Outcome outcome =
          new SchemaMigration(database, profiles, identity(configuration), around().clock()).run();
      if (json()) {
        Json.write(Output.to(around().out()), MigrationText.json(outcome));
      } else {
        MigrationText.lines(outcome).forEach(around().out()::println);
      }
      return outcome.denied().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }

  private int rebuild(Configuration configuration, List<InstrumentProfile> profiles)
      throws IOException, UnwritableLogException, ConfigurationException {
    Path log = logToFile(configuration).file().orElseThrow();
    RebuildSettings settings =
        new RebuildSettings(
            identity(configuration),
            wantedTables(),
            CorrectionsFile.read(configuration),
            configuration.unknownKeywords(),
            configuration.workers());
    try (StopOnSignal signal = new StopOnSignal();
        Database database = Database.open(configuration.database(), configuration.workers() + 2)) {
      RunView view =
          new RunView(around().err(), around().terminal(), around().clock(), log, quiet());
      RebuildRun run = new RebuildRun(database, profiles, settings, around().clock(), view);
      signal.stops(run::stop);
      RebuildSummary summary;
      try (view) {
        summary = run.run();
      }
      if (json()) {
        Json.write(Output.to(around().out()), RebuildText.json(summary));
      } else {
        RebuildText.lines(summary).forEach(around().out()::println);
      }
      return summary.isComplete() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }

  private @Nullable Set<String> wantedTables() {
    if (tables == null) {
      return null;
    }
    Set<String> names =
        Arrays.stream(tables.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    if (names.contains("")) {
      throw usage("--tables " + tables + ": expected names separated by commas.");
    }
    return names;
  }
}

package org.fitsql.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.tabledefs.DifferenceText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.sampling.DefinitionComparison;
import org.fitsql.definitions.sampling.Difference;
import org.fitsql.definitions.sampling.Survey;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;
import org.fitsql.orm.SchemaPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql tabledefs diff}. */
@Command(
    name = "diff",
    description = {
      "Compares definitions with the headers of files: what is missing, too narrow, never seen.",
      "Without DIR, compares them with a database: what it lacks, and what it cannot hold."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints what `make` prints, and differences [{instrument, table, keyword, what,",
      "words}]; what is missing, narrower, unseen or unseen-table. Of a database: database,",
      "missing_tables, missing_columns, conflicts, missing_indexes.",
      "",
      "Exit codes: 0 equal; 3 they differ, or some files were left out.",
      "",
      "Examples:",
      "  fitsql tabledefs diff /data/acs",
      "  fitsql tabledefs diff /data/acs --definitions definitions --ignore-unseen",
      "  fitsql tabledefs diff --database jdbc:mysql://db.example/fitsql --database-user fitsql",
    })
final class TabledefsDiffAction extends SurveyAction {

  @Option(
      names = "--ignore-unseen",
      description = "Leave out what is defined and was never seen, as in a few samples.")
  private boolean ignoreUnseen;

  TabledefsDiffAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    List<Key> keys = new ArrayList<>(super.keys());
    ConfigurationOptions.ofDatabase().stream().filter(k -> !keys.contains(k)).forEach(keys::add);
    return keys;
  }

  @Override
  int perform() throws Exception {
    Configuration configuration = configuration();
    List<InstrumentProfile> profiles = Instruments.of(configuration);
    return namesFiles() ? files(configuration, profiles) : database(configuration, profiles);
  }

  private int files(Configuration configuration, List<InstrumentProfile> profiles)
      throws IOException, RefusedException {
    Survey survey = survey(configuration, profiles);
    List<Difference> differences =
        DefinitionComparison.of(profiles, survey).stream()
            .filter(difference -> !ignoreUnseen || difference instanceof Difference.Mendable)
            .toList();
    List<String> lines = DifferenceText.lines(differences);
    lines.add(conclusion(differences));
    int code = report(survey, Map.of("differences", DifferenceText.json(differences)), lines);
    return differences.isEmpty() ? code : ExitCode.SOME_FAILED;
  }

  private static String conclusion(List<Difference> differences) {
    if (differences.isEmpty()) {
      return "Definitions and files agree.";
    }
    long mendable = differences.stream().filter(Difference.Mendable.class::isInstance).count();
    String rest = "%d never seen.".formatted(differences.size() - mendable);
    return mendable == 0
        ? rest
        : "%d missing or too narrow, which `fitsql tabledefs update` mends; ".formatted(mendable)
            + rest;
  }

  private int database(Configuration configuration, List<InstrumentProfile> profiles)
      throws IOException, RefusedException {
    if (EmbeddedDatabase.isMissing(configuration)) {
      throw new RefusedException(
          EmbeddedDatabase.hint(configuration)
              + " Or name a folder of files to compare with, as in `fitsql tabledefs diff DIR`.");
    }
    SchemaPlan plan;
    try (Database database = Database.open(configuration.database(), 1)) {
      List<InstrumentProfile> used = Instruments.inUse(configuration, profiles, database);
      plan = database.schema(new CatalogTables(used).all()).plan();
    }
    if (json()) {
      Json.write(Output.to(around().out()), json(configuration, plan));
    } else {
      lines(configuration, plan).forEach(around().out()::println);
    }
    return plan.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static Map<String, ?> json(Configuration configuration, SchemaPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("database", configuration.databaseUrl());
    json.put("missing_tables", plan.missingTables());
    json.put("missing_columns", plan.missingColumns());
    json.put("conflicts", plan.conflicts());
    json.put("missing_indexes", plan.missingIndexes());
    return json;
  }

  private static List<String> lines(Configuration configuration, SchemaPlan plan) {
    List<String> lines = new ArrayList<>();
    plan.missingTables().forEach(table -> lines.add("table " + table + " is missing"));
    plan.missingColumns().forEach(column -> lines.add("column " + column + " is missing"));
    plan.conflicts().forEach(conflict -> lines.add("column " + conflict));
    plan.missingIndexes().forEach(index -> lines.add("index " + index + " is missing"));
    lines.add(
        plan.isEmpty()
            ? "Definitions and " + configuration.databaseUrl() + " agree."
            : lines.size() + " differences in " + configuration.databaseUrl() + ".");
    return lines;
  }
}

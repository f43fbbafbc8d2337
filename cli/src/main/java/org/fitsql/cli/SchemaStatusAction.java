package org.fitsql.cli;

import java.io.IOException;
import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.schema.SchemaStatus;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;
import picocli.CommandLine.Command;

/** {@code fitsql schema status}. */
@Command(
    name = "status",
    description = {
      "Says what differs between the definitions and the database, and what `schema migrate` would",
      "do about it. Changes nothing."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints one object: database, version {database, program, pending [{version,",
      "description}]}, differences [{what, table, name, found, wanted, words, migrate}], rebuild",
      "[tables that need `schema migrate --rebuild`], equal. What is one of missing_table,",
      "missing_column, missing_index, missing_reference, extra_column, wider, narrower,",
      "incompatible, missing_view, outdated_view, outdated_rows, found_table. Columns and tables that",
      "ingest found in files are told for review, and count as no difference. Tables of an instrument",
      "are wanted once it has a file. outdated_rows are rows of a time when their table had no column",
      "for all that their cards say, or when the database denied one.",
      "",
      "Exit codes: 0 equal; 3 they differ; others as for every command.",
      "",
      "Examples:",
      "  fitsql schema status",
      "  fitsql schema status --json",
      "  fitsql schema status --instrument all --database jdbc:mysql://db.example/fitsql",
    })
final class SchemaStatusAction extends Action {

  SchemaStatusAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.ofSchema();
  }

  @Override
  int perform() throws Exception {
    Configuration configuration = configuration();
    List<InstrumentProfile> profiles = Instruments.of(configuration);
    EmbeddedDatabase.refuseMissing(configuration);
    try (Database database = Database.open(configuration.database(), 2)) {
      return print(SchemaStatus.of(configuration.databaseUrl(), database, profiles));
    }
  }

  private int print(SchemaStatus status) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), status.json());
    } else {
      status.lines().forEach(around().out()::println);
    }
    return status.isEqual() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }
}

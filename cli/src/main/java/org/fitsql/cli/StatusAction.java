package org.fitsql.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.cli.status.HeaderStorage;
import org.fitsql.cli.status.Status;
import org.fitsql.orm.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql status}. */
@Command(
    name = "status",
    description = "What is there: observations, files, header tables, images, runs, failures.",
    sortOptions = false,
    footer = {
      "",
      "--json prints one object: database, version, observations [{name, number}], files and",
      "images [{name, number, bytes}], header_tables {tables, filled, rows}, open_failures,",
      "last_runs [{run, started, ...}], schedulers [{host, pid, next_run, ...}]. Without a database: {\"database\": null}.",
      "",
      "Examples:",
      "  fitsql status",
      "  fitsql status --rows",
      "  fitsql status --storage",
      "  fitsql status --json",
    })
final class StatusAction extends DatabaseAction {

  @Option(names = "--rows", description = "Count the rows of each header table (slower).")
  private boolean rows;

  @Option(
      names = "--storage",
      description = "Only what the headers take up: bytes per HDU, by filetype (slower).")
  private boolean storage;

  StatusAction(Surroundings around) {
    super(around);
  }

  @Override
  int read(
      Configuration configuration, Database database, Bookkeeping bookkeeping, Set<String> tables)
      throws IOException {
    if (storage) {
      return print(HeaderStorage.of(database));
    }
    List<String> headerTables = Bookkeeping.headerTables(tables);
    Set<String> filled = bookkeeping.filled(headerTables);
    Status status =
        new Status(
            configuration.databaseUrl(),
            database.version(),
            bookkeeping.observations(),
            bookkeeping.files(),
            headerTables.size(),
            filled.size(),
            rows ? bookkeeping.rows(List.copyOf(filled)) : null,
            bookkeeping.images(),
            bookkeeping.openFailures(),
            bookkeeping.lastRuns(3),
            bookkeeping.daemons(tables));
    if (json()) {
      Json.write(Output.to(around().out()), status.json());
    } else {
      status.lines().forEach(around().out()::println);
    }
    return ExitCode.DONE;
  }

  private int print(HeaderStorage headers) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), headers.json());
    } else {
      headers.lines().forEach(around().out()::println);
    }
    return ExitCode.DONE;
  }

  @Override
  int nothingYet(String hint) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), java.util.Collections.singletonMap("database", null));
      around().err().println(hint);
    } else {
      around().out().println(hint);
    }
    return ExitCode.DONE;
  }
}

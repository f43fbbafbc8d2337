package org.fitsql.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.cli.status.RunDiff;
import org.fitsql.cli.status.UnknownRunException;
import org.fitsql.orm.Database;
import org.fitsql.orm.QuerySink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql runs}. */
@Command(
    name = "runs",
    description = "Lists the last runs, newest first: what each did and how it ended.",
    sortOptions = false,
    footer = {
      "",
      "--diff takes names of runs, or enough of their beginnings. With --json it prints one object:",
      "from, to, configuration {removed, added}, facts and counts {name: [from, to]}, failures",
      "{opened, closed} [{path, stage, class, message}], tables {name: [rows, rows]}, columns [text].",
      "",
      "Examples:",
      "  fitsql runs",
      "  fitsql runs --limit 1 --json",
      "  fitsql runs --diff 20261120T0200 20261121T0200",
    })
final class RunsAction extends ListAction {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many (default: 20).")
  private int limit = 20;

  @Option(
      names = "--diff",
      paramLabel = "RUN",
      arity = "2",
      description = "What differs between two runs: configuration, version, counts, failures.")
  private List<String> diff = new ArrayList<>();

  RunsAction(Surroundings around) {
    super(around);
  }

  @Override
  boolean isAnswered(Database database) throws IOException, RefusedException {
    if (diff.isEmpty()) {
      return false;
    }
    RunDiff differences;
    try {
      differences = RunDiff.of(database, diff.get(0), diff.get(1));
    } catch (UnknownRunException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    if (json()) {
      Json.write(Output.to(around().out()), differences.json());
    } else {
      differences.lines().forEach(around().out()::println);
    }
    return true;
  }

  @Override
  void list(Database database, QuerySink sink) {
    if (limit < 1) {
      throw usage("--limit " + limit + ": expected 1 or more.");
    }
    new Bookkeeping(database).runs(limit, sink);
  }

  @Override
  String none() {
    return "No run is recorded yet.";
  }
}

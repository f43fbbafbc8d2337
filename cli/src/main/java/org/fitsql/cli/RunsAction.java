package org.fitsql.cli;

import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.orm.QuerySink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql runs}. */
@Command(
    name = "runs",
    description = "Lists the last runs, newest first: what each did and how it ended.",
    sortOptions = false,
    footer = {"", "Examples:", "  fitsql runs", "  fitsql runs --limit 1 --json"})
final class RunsAction extends ListAction {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many (default: 20).")
  private int limit = 20;

  RunsAction(Surroundings around) {
    super(around);
  }

  @Override
  void list(Bookkeeping bookkeeping, QuerySink sink) {
    if (limit < 1) {
      throw usage("--limit " + limit + ": expected 1 or more.");
    }
    bookkeeping.runs(limit, sink);
  }

  @Override
  String none() {
    return "No run is recorded yet.";
  }
}

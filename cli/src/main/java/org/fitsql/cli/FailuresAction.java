package org.fitsql.cli;

import java.util.Arrays;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.status.FailureRecords;
import org.fitsql.ingest.Retry;
import org.fitsql.orm.Database;
import org.fitsql.orm.QuerySink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql failures}. */
@Command(
    name = "failures",
    description = {
      "Lists what failed and was not mended since: where, why, what to do, and when it is tried",
      "again. `fitsql retry` has it tried again by the next run."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  fitsql failures",
      "  fitsql failures j8bt05nj",
      "  fitsql failures --class never",
      "  fitsql failures --closed --json",
    })
final class FailuresAction extends ListAction {

  @Parameters(
      paramLabel = "ROOTNAME",
      arity = "0..1",
      description = "Only of this rootname (key of table master).")
  private @Nullable String rootname;

  @Option(names = "--closed", description = "Also those that are over, with the time they were.")
  private boolean closed;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "Only those tried again now, later (with back-off) or never.")
  private @Nullable String word;

  FailuresAction(Surroundings around) {
    super(around);
  }

  @Override
  void prepare(Configuration configuration, Database database, Set<String> tables) {
    if (word != null && Arrays.stream(Retry.values()).noneMatch(r -> r.word().equals(word))) {
      throw usage("--class " + word + ": expected now, later or never.");
    }
  }

  @Override
  void list(Database database, QuerySink sink) {
    new FailureRecords(database).failures(rootname, word, closed, sink);
  }

  @Override
  String none() {
    return rootname == null ? "No failures." : "No failures of " + rootname + ".";
  }
}

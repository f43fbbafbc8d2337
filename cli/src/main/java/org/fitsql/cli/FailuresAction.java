package org.fitsql.cli;

import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.orm.QuerySink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fitsql failures}. */
@Command(
    name = "failures",
    description = "Lists what failed and was not mended since: where, why, and what to do.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  fitsql failures",
      "  fitsql failures j8bt05nj",
      "  fitsql failures --json",
    })
final class FailuresAction extends ListAction {

  @Parameters(
      paramLabel = "ROOTNAME",
      arity = "0..1",
      description = "Only of this rootname (key of table master).")
  private @Nullable String rootname;

  FailuresAction(Surroundings around) {
    super(around);
  }

  @Override
  void list(Bookkeeping bookkeeping, QuerySink sink) {
    bookkeeping.failures(rootname, sink);
  }

  @Override
  String none() {
    return rootname == null ? "No failures." : "No failures of " + rootname + ".";
  }
}

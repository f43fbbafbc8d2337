package org.fitsql.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fitsql schema}, which only names its commands. */
@Command(
    name = "schema",
    description = {
      "The tables of the database: what differs from the definitions, and bringing them up to date.",
    },
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  fitsql schema status",
      "  fitsql schema migrate",
      "  fitsql schema migrate --rebuild",
      "  fitsql schema ddl --missing",
    })
final class SchemaGroup implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
    return ExitCode.USAGE;
  }
}

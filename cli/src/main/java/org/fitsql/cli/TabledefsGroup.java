package org.fitsql.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fitsql tabledefs}, which only names its commands. */
@Command(
    name = "tabledefs",
    description = {
      "Definition files: which keywords of which header are columns of which table.",
      "An instrument must have its instrument.yaml; these commands write and look after its tables."
    },
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  fitsql tabledefs make samples -o definitions --instrument hst/acs",
      "  fitsql tabledefs update /data/acs --definitions definitions",
      "  fitsql tabledefs diff /data/acs",
      "  fitsql tabledefs check definitions",
    })
final class TabledefsGroup implements Callable<Integer> {
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

package org.fitsql.cli;

import picocli.CommandLine.Command;

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
final class TabledefsGroup extends CommandGroup {}

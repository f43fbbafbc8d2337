package org.fitsql.cli;

import picocli.CommandLine.Command;

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
final class SchemaGroup extends CommandGroup {}

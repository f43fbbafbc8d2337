package org.fitsql.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql} without a command. */
@Command(
    name = "fitsql",
    description = "Turns an archive of FITS files into a SQL database and quicklook images.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = VersionAction.Provider.class,
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "`fitsql COMMAND --help` explains a command and shows examples.",
      "",
      "Examples:",
      "  fitsql demo",
      "  fitsql ingest --archive /data/acs",
      "  fitsql query \"SELECT detector, COUNT(*) FROM master GROUP BY detector\"",
      "",
      "Exit codes: 0 all done; 1 internal error; 2 wrong usage or configuration;",
      "3 done, but some files failed; 4 database unreachable or refused;",
      "5 another run holds the lock.",
    })
final class Root extends CommandGroup {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;
}

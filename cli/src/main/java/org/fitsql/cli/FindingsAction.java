package org.fitsql.cli;

import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.status.FailureRecords;
import org.fitsql.orm.Database;
import org.fitsql.orm.QuerySink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql findings}. */
@Command(
    name = "findings",
    description = {
      "Lists where files depart from the FITS standard, as of their last reading.",
      "`fitsql check FILE` checks files without a database."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  fitsql findings --severity error",
      "  fitsql findings j8bt05njq_flt.fits",
      "  fitsql query \"select rule, count(*) from findings group by rule\"",
    })
final class FindingsAction extends ListAction {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "Only of this file, by its name or path, or of this rootname.")
  private @Nullable String file;

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "Only errors, or only warnings: error or warning.")
  private @Nullable String severity;

  private @Nullable String path;
  private @Nullable String rootname;

  FindingsAction(Surroundings around) {
    super(around);
  }

  @Override
  void prepare(Configuration configuration, Database database, Set<String> tables)
      throws RefusedException {
    if (severity != null && !severity.equals("error") && !severity.equals("warning")) {
      throw usage("--severity " + severity + ": expected error or warning.");
    }
    if (file != null && (file.contains("/") || file.contains("."))) {
      path = ArchivedFile.find(file, database, configuration, around().workingDirectory()).path();
    } else {
      rootname = file;
    }
  }

  @Override
  void list(Database database, QuerySink sink) {
    new FailureRecords(database).findings(path, rootname, severity, sink);
  }

  @Override
  String none() {
    return file == null ? "No findings." : "No findings of " + file + ".";
  }
}

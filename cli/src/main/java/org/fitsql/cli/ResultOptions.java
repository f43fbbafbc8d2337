package org.fitsql.cli;

import java.nio.file.Path;
import org.fitsql.cli.output.ResultFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where rows go and how: options of every command that prints the rows of a query. */
final class ResultOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv, tsv or json (default: table).")
  private @Nullable ResultFormat format;

  @Option(
      names = "--null",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What stands for NULL in CSV and TSV (default: nothing).")
  private String nothing = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE, which appears when it is complete.")
  private @Nullable String output;

  /** What they say for a command. */
  Results of(Action action) {
    if (action.json() && format != null && format != ResultFormat.JSON) {
      throw action.usage(
          "--json and --format " + format + " contradict each other; give one of them.");
    }
    ResultFormat chosen =
        action.json() ? ResultFormat.JSON : format == null ? ResultFormat.TABLE : format;
    Path target = output == null ? null : action.around().workingDirectory().resolve(output);
    return new Results(chosen, nothing, target);
  }
}

package org.fitsql.cli.output;

import java.io.Writer;
import java.util.Locale;

/** How rows are written. */
public enum ResultFormat {
  TABLE,
  CSV,
  TSV,
  JSON;

  /**
   * Makes a writer of this format.
   *
   * @param target where to; closed by the writer
   * @param nothing what stands for NULL in CSV and TSV
   */
  public ResultWriter writer(Writer target, String nothing) {
    return switch (this) {
      case TABLE -> new TableWriter(target);
      case CSV -> new DelimitedWriter(target, ',', nothing);
      case TSV -> new DelimitedWriter(target, '\t', nothing);
      case JSON -> new JsonRowsWriter(target);
    };
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

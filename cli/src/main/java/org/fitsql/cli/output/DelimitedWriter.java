package org.fitsql.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.fitsql.orm.ResultRow;

/** Writes CSV (RFC 4180, with plain line feeds) or TSV, names of the columns first. */
final class DelimitedWriter extends ResultWriter {
  private final Writer target;
  private final CSVFormat format;
  private final String nothing;

  DelimitedWriter(Writer target, char delimiter, String nothing) {
    this.target = target;
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setRecordSeparator("\n").get();
    this.nothing = nothing;
  }

  @Override
  void writeColumns(List<String> names) throws IOException {
    format.printRecord(target, names.toArray());
  }

  @Override
  void writeRow(ResultRow row, int width) throws IOException {
    Object[] cells = new Object[width];
    for (int i = 0; i < width; i++) {
      cells[i] = ValueText.of(row.value(i + 1), nothing);
    }
    format.printRecord(target, cells);
  }

  @Override
  public void finish() throws IOException {
    target.flush();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}

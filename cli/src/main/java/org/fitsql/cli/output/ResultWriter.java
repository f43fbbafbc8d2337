package org.fitsql.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.fitsql.orm.QuerySink;
import org.fitsql.orm.ResultRow;

/**
 * Writes rows as they stream by. {@link #finish} completes the output; without it a closed writer
 * leaves it incomplete.
 */
public abstract class ResultWriter implements QuerySink, AutoCloseable {
  private int columns;
  private long rows;

  /** Rows written. */
  public final long rows() {
    return rows;
  }

  @Override
  public final void columns(List<String> names) {
    columns = names.size();
    try {
      writeColumns(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public final void row(ResultRow row) {
    rows++;
    try {
      writeRow(row, columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what comes after the last row. */
  public abstract void finish() throws IOException;

  @Override
  public abstract void close() throws IOException;

  abstract void writeColumns(List<String> names) throws IOException;

  abstract void writeRow(ResultRow row, int width) throws IOException;
}

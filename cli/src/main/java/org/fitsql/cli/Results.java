package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fitsql.cli.config.FileFault;
import org.fitsql.cli.output.FileOutput;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.output.ResultFormat;
import org.fitsql.cli.output.ResultWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go and how.
 *
 * @param format how they are written
 * @param nothing what stands for NULL in CSV and TSV
 * @param file where to, or null for standard output
 */
record Results(ResultFormat format, String nothing, @Nullable Path file) {

  /** Rows for the eye, or JSON, on standard output. */
  static Results onScreen(boolean json) {
    return new Results(json ? ResultFormat.JSON : ResultFormat.TABLE, "", null);
  }

  /**
   * Writes what {@code rows} hands over, and gives the number of rows.
   *
   * @throws RefusedException where the file cannot be written
   */
  long write(Surroundings around, Consumer<ResultWriter> rows)
      throws IOException, RefusedException {
    if (file == null) {
      try (ResultWriter writer = format.writer(Output.to(around.out()), nothing)) {
        rows.accept(writer);
        writer.finish();
        return writer.rows();
      }
    }
    try (FileOutput output = FileOutput.to(file)) {
      ResultWriter writer = format.writer(output.writer(), nothing);
      rows.accept(writer);
      writer.finish();
      output.complete();
      return writer.rows();
    } catch (IOException e) {
      throw new RefusedException(
          "-o " + file + " cannot be written (" + FileFault.words(e) + "); name another file.");
    }
  }
}

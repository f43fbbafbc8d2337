package org.fitsql.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.orm.ResultRow;

/** Writes an array of one object per row, each on a line of its own. */
final class JsonRowsWriter extends ResultWriter {
  private final Writer target;
  private final JsonGenerator json;
  private List<String> names = List.of();

  JsonRowsWriter(Writer target) {
    this.target = target;
    try {
      this.json = Json.generator(target);
      json.setPrettyPrinter(new MinimalPrettyPrinter(",\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void writeColumns(List<String> columns) throws IOException {
    names = distinct(columns);
    target.write("[\n");
  }

  @Override
  void writeRow(ResultRow row, int width) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < width; i++) {
      json.writeFieldName(names.get(i));
      Json.value(json, row.value(i + 1));
    }
    json.writeEndObject();
  }

  @Override
  public void finish() throws IOException {
    json.flush();
    target.write(rows() == 0 ? "]\n" : "\n]\n");
    target.flush();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }

  /** An object holds a name once: the second {@code rootname} becomes {@code rootname_2}. */
  private static List<String> distinct(List<String> columns) {
    List<String> distinct = new ArrayList<>();
    for (String column : columns) {
      String name = column;
      for (int i = 2; distinct.contains(name); i++) {
        name = column + "_" + i;
      }
      distinct.add(name);
    }
    return distinct;
  }
}

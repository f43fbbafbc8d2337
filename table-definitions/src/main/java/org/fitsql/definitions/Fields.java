package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a line at its commas. A field may stand in double quotes, in which a comma is text and
 * {@code ""} is a quote; blanks around fields do not count. Written here because a start of fitsql
 * reads ten thousand such lines, and the first second of a general CSV parser is slow.
 */
final class Fields {

  private final String line;
  private final List<String> fields = new ArrayList<>(5);
  private int position;

  private Fields(String line) {
    this.line = line;
  }

  /** The fields; empty where a quote is not closed or is followed by text. */
  static Optional<List<String>> split(String line) {
    Fields fields = new Fields(line);
    return fields.splitAll() ? Optional.of(fields.fields) : Optional.empty();
  }

  private boolean splitAll() {
    do {
      skipBlanks();
      if (position < line.length() && line.charAt(position) == '"') {
        if (!quoted()) {
          return false;
        }
      } else {
        plain();
      }
    } while (position++ < line.length());
    return true;
  }

  /** Leaves the position at the comma behind the field, or at the end. */
  private void plain() {
    int comma = line.indexOf(',', position);
    int end = comma < 0 ? line.length() : comma;
    fields.add(line.substring(position, end).strip());
    position = end;
  }

  private boolean quoted() {
    StringBuilder text = new StringBuilder();
    int from = position + 1;
    int quote = line.indexOf('"', from);
    while (quote >= 0 && line.startsWith("\"\"", quote)) {
      text.append(line, from, quote + 1);
      from = quote + 2;
      quote = line.indexOf('"', from);
    }
    if (quote < 0) {
      return false;
    }
    fields.add(text.append(line, from, quote).toString());
    position = quote + 1;
    skipBlanks();
    return position == line.length() || line.charAt(position) == ',';
  }

  private void skipBlanks() {
    while (position < line.length() && Character.isWhitespace(line.charAt(position))) {
      position++;
    }
  }
}

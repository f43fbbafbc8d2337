package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a definition file, to be written or mended. Mending leaves every line as it is that
 * need not change, comments and blank lines included. Not safe to share between threads.
 */
public final class DefinitionText {

  private static final Pattern QUOTED = Pattern.compile("[\",]|^\\s|\\s$");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final List<String> head = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> tail = new ArrayList<>();
  private boolean sorted = true;

  /**
   * One column and its line.
   *
   * @param above the comments and blank lines above it, which belong to it
   */
  private record Entry(List<String> above, String keyword, String line) {}

  private DefinitionText() {}

  /** A file without columns that begins with these comment lines. */
  public static DefinitionText headed(List<String> comments) {
    DefinitionText text = new DefinitionText();
    text.head.addAll(comments);
    return text;
  }

  /**
   * The text of a file.
   *
   * @throws DefinitionException where a line cannot be read
   */
  public static DefinitionText of(String file, String content) {
    DefinitionText text = new DefinitionText();
    List<String> above = new ArrayList<>();
    int number = 0;
    for (String line : content.split("\n", -1)) {
      number++;
      if (DefinitionReader.isPassedOver(line)) {
        above.add(line);
      } else {
        text.add(above, DefinitionReader.keyword(file, number, line), line);
        above = new ArrayList<>();
      }
    }
    if (!above.isEmpty() && above.get(above.size() - 1).isEmpty()) {
      above.remove(above.size() - 1); // what follows the last line feed is no line
    }
    (text.entries.isEmpty() ? text.head : text.tail).addAll(above);
    return text;
  }

  /** What stands above the first column is the head of the file; a new column goes below it. */
  private void add(List<String> above, String keyword, String line) {
    if (entries.isEmpty()) {
      head.addAll(above);
      entries.add(new Entry(List.of(), keyword, line));
      return;
    }
    sorted &= entries.get(entries.size() - 1).keyword().compareTo(keyword) <= 0;
    entries.add(new Entry(List.copyOf(above), keyword, line));
  }

  /**
   * Replaces the line of a column, or adds it: at its place where the keywords are in order, at the
   * end otherwise.
   */
  public void put(ColumnDefinition column) {
    String line = line(column);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (ColumnName.of(entry.keyword()).equals(column.column())) {
        entries.set(i, new Entry(entry.above(), column.keyword(), line));
        return;
      }
    }
    entries.add(place(column.keyword()), new Entry(List.of(), column.keyword(), line));
  }

  private int place(String keyword) {
    int place = entries.size();
    while (sorted && place > 0 && entries.get(place - 1).keyword().compareTo(keyword) > 0) {
      place--;
    }
    return place;
  }

  /** {@code KEYWORD, Type[, unit[, description[, UCD]]]}, as {@link DefinitionReader} takes it. */
  static String line(ColumnDefinition column) {
    List<String> fields = List.of(column.unit(), column.description(), column.ucd());
    int last = fields.size();
    while (last > 0 && fields.get(last - 1).isEmpty()) {
      last--;
    }
    StringBuilder line = new StringBuilder(column.keyword()).append(", ");
    line.append(column.type().word());
    for (String field : fields.subList(0, last)) {
      line.append(field.isEmpty() ? "," : ", " + quoted(field));
    }
    return line.toString();
  }

  private static String quoted(String field) {
    String text = CONTROL.matcher(field).replaceAll(" ");
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** The whole text, with a line feed at the end. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    head.forEach(line -> text.append(line).append('\n'));
    for (Entry entry : entries) {
      entry.above().forEach(line -> text.append(line).append('\n'));
      text.append(entry.line()).append('\n');
    }
    tail.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}

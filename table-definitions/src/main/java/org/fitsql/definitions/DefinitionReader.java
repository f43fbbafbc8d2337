package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of one table: a line {@code KEYWORD, Type[, unit[, description[, UCD]]]} each.
 * Blank lines, and lines that begin with {@code #}, are passed over.
 */
final class DefinitionReader {

  private static final int MAX_FIELDS = 5;
  private static final Map<String, ColumnType> TYPES =
      Arrays.stream(ColumnType.values())
          .collect(Collectors.toUnmodifiableMap(ColumnType::word, type -> type));

  private final Set<String> ownColumns;

  /**
   * @param ownColumns columns that every such table has already, which no keyword may fill
   */
  DefinitionReader(Set<String> ownColumns) {
    this.ownColumns = Set.copyOf(ownColumns);
  }

  /**
   * Reads the columns in the order of the file.
   *
   * @param file how messages name the file
   * @param text its text
   * @throws DefinitionException where a line is wrong
   */
  List<ColumnDefinition> read(String file, String text) {
    return read(file, text, Problems.STRICT);
  }

  /**
   * Reads the columns of all lines that are sound, in the order of the file.
   *
   * @param problems told of each line that is wrong
   */
  List<ColumnDefinition> read(String file, String text, Problems problems) {
    Map<String, Line> byColumn = new HashMap<>();
    List<ColumnDefinition> columns = new ArrayList<>();
    int number = 0;
    int lines = 0;
    for (String content : text.split("\n")) {
      number++;
      if (!isPassedOver(content)) {
        lines++;
        int at = number;
        problems.collect(() -> columns.add(column(Line.of(file, at, content), byColumn)));
      }
    }
    if (lines == 0) {
      problems.tell(
          new DefinitionException(
              file, "has no columns. Add lines KEYWORD, Type or delete the file.", null));
    }
    return List.copyOf(columns);
  }

  /** Whether a line says nothing about a column: it is blank, or a comment. */
  static boolean isPassedOver(String line) {
    return line.isBlank() || line.charAt(0) == '#';
  }

  /** The keyword of a line that is not passed over. */
  static String keyword(String file, int number, String line) {
    return Line.of(file, number, line).keyword();
  }

  private ColumnDefinition column(Line line, Map<String, Line> byColumn) {
    ColumnDefinition column = line.column();
    refuseCollision(line, column.column(), byColumn.putIfAbsent(column.column(), line));
    return column;
  }

  private void refuseCollision(Line line, String column, @Nullable Line other) {
    if (ownColumns.contains(column)) {
      throw line.wrong(
          line.keyword() + " fills column " + column + ", which every such table has already",
          "Delete the line.");
    }
    if (other == null) {
      return;
    }
    if (other.keyword().equals(line.keyword())) {
      throw line.wrong(
          line.keyword() + " is listed already in line " + other.number(), "Keep one of the two.");
    }
    throw line.wrong(
        "%s and %s in line %d both fill column %s"
            .formatted(line.keyword(), other.keyword(), other.number(), column),
        "Keep the one that the headers have.");
  }

  /** One line of a definition file and what it says. */
  private record Line(String file, int number, List<String> fields) {

    static Line of(String file, int number, String content) {
      List<String> fields =
          Fields.split(content)
              .orElseThrow(
                  () ->
                      new DefinitionException(
                          file,
                          number,
                          "a quote is not closed, or text follows a closing one: "
                              + content
                              + ". Write \"...\" around the whole field, and \"\" for a quote.",
                          null));
      return new Line(file, number, fields);
    }

    String keyword() {
      return fields.get(0);
    }

    ColumnDefinition column() {
      if (fields.size() < 2 || fields.size() > MAX_FIELDS) {
        throw wrong(
            "has " + fields.size() + (fields.size() == 1 ? " field" : " fields"),
            "Write KEYWORD, Type[, unit[, description[, UCD]]], with double quotes around a field"
                + " that holds a comma.");
      }
      if (!ColumnName.isKeyword(keyword())) {
        throw wrong(
            "'" + keyword() + "' is not a keyword",
            "Use letters, digits, '-' and '_', in long keywords also '.' and blanks.");
      }
      String column = ColumnName.of(keyword());
      if (column.length() > ColumnName.MAX_LENGTH) {
        throw wrong(
            "column " + column + " has more than " + ColumnName.MAX_LENGTH + " characters",
            "Leave the keyword out; its card is kept in any case.");
      }
      return new ColumnDefinition(keyword(), column, type(), field(2), field(3), field(4));
    }

    private ColumnType type() {
      ColumnType type = TYPES.get(fields.get(1));
      if (type == null) {
        throw wrong(
            keyword() + " has the unknown type '" + fields.get(1) + "'",
            Arrays.stream(ColumnType.values())
                .map(ColumnType::word)
                .collect(Collectors.joining(", ", "Use one of ", ".")));
      }
      return type;
    }

    private String field(int index) {
      return index < fields.size() ? fields.get(index) : "";
    }

    DefinitionException wrong(String what, String advice) {
      return new DefinitionException(file, number, what + ". " + advice, null);
    }
  }
}

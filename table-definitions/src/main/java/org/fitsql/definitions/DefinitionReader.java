package org.fitsql.definitions;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of one table: a line {@code KEYWORD, Type[, unit[, description[, UCD]]]} each,
 * with the quoting of CSV where a field holds a comma, and comment lines that begin with {@code #}.
 */
final class DefinitionReader {

  private static final Pattern KEYWORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. -]*");
  private static final int MAX_FIELDS = 5;
  private static final Map<String, ColumnType> TYPES =
      Arrays.stream(ColumnType.values())
          .collect(Collectors.toUnmodifiableMap(ColumnType::word, type -> type));
  private static final String TYPE_WORDS =
      Arrays.stream(ColumnType.values()).map(ColumnType::word).collect(Collectors.joining(", "));

  private final CSVFormat lines =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .get();

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
   * @throws DefinitionException where the file cannot be read or a line is wrong
   */
  List<ColumnDefinition> read(Path file) {
    Map<String, Line> byColumn = new HashMap<>();
    List<ColumnDefinition> columns = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = lines.parse(reader)) {
      for (CSVRecord fields : parser) {
        Line line = new Line(file, (int) parser.getCurrentLineNumber(), fields);
        if (!line.isBlank()) {
          ColumnDefinition column = line.column();
          refuseCollision(line, byColumn.put(column.column(), line));
          columns.add(column);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new DefinitionException(
          file.toString(),
          "cannot be read as lines KEYWORD, Type, ...: "
              + e.getMessage()
              + ". Check that the file is UTF-8 text and that every quote is closed.",
          e);
    }
    if (columns.isEmpty()) {
      throw new DefinitionException(
          file.toString(), "has no columns. Add lines KEYWORD, Type or delete the file.", null);
    }
    return List.copyOf(columns);
  }

  private void refuseCollision(Line line, @Nullable Line other) {
    String column = ColumnName.of(line.keyword());
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
        line.keyword()
            + " and "
            + other.keyword()
            + " in line "
            + other.number()
            + " both fill column "
            + column,
        "Keep the one that the headers have.");
  }

  /** One line of a definition file and what it says. */
  private record Line(Path file, int number, CSVRecord fields) {

    boolean isBlank() {
      return fields.size() == 1 && fields.get(0).isBlank();
    }

    String keyword() {
      return fields.get(0);
    }

    ColumnDefinition column() {
      if (fields.size() < 2 || fields.size() > MAX_FIELDS) {
        throw wrong(
            "has " + fields.size() + " field" + (fields.size() == 1 ? "" : "s"),
            "Write KEYWORD, Type[, unit[, description[, UCD]]], with double quotes around a field"
                + " that holds a comma.");
      }
      if (!KEYWORD.matcher(keyword()).matches()) {
        throw wrong(
            "'" + keyword() + "' is not a keyword",
            "Use letters, digits, '-', '_', and '.' or blanks in long keywords.");
      }
      String column = ColumnName.of(keyword());
      if (column.length() > ColumnName.MAX_LENGTH) {
        throw wrong(
            "column " + column + " has more than " + ColumnName.MAX_LENGTH + " characters",
            "Leave the keyword out; its cards are kept in any case.");
      }
      return new ColumnDefinition(keyword(), column, type(), field(2), field(3), field(4));
    }

    private ColumnType type() {
      ColumnType type = TYPES.get(fields.get(1));
      if (type == null) {
        throw wrong(
            keyword() + " has the unknown type '" + fields.get(1) + "'",
            "Use one of " + TYPE_WORDS + ".");
      }
      return type;
    }

    private String field(int index) {
      return index < fields.size() ? fields.get(index) : "";
    }

    DefinitionException wrong(String what, String advice) {
      return new DefinitionException(file.toString(), number, what + ". " + advice, null);
    }
  }
}

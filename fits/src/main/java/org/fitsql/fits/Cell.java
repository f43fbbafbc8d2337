package org.fitsql.fits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads one cell of a table out of the bytes of its row. */
final class Cell {
  /** A cell of more elements is told by its first ones. */
  private static final int MOST_ELEMENTS = 4;

  private Cell() {}

  /** All elements of a numeric cell, as physical values, from {@code at} on. */
  static void numbers(ByteBuffer row, TableColumn column, HduType type, double[] into, int at) {
    if (type == HduType.TABLE) {
      into[at] = number(characters(row, column));
      into[at] = into[at] * column.scale() + column.zero();
      return;
    }
    int size = TableColumn.elementSize(column.code());
    for (int i = 0; i < column.repeat(); i++) {
      into[at + i] = number(row, column, column.offset() + i * size);
    }
  }

  private static double number(ByteBuffer row, TableColumn column, int at) {
    switch (column.code()) {
      case 'E':
        return scaled(column, row.getFloat(at));
      case 'D':
        return scaled(column, row.getDouble(at));
      default:
        long whole = whole(row, column.code(), at);
        Long blank = column.blank();
        return blank != null && blank == whole ? Double.NaN : scaled(column, whole);
    }
  }

  private static double scaled(TableColumn column, double stored) {
    return column.scale() == 1 && column.zero() == 0
        ? stored
        : stored * column.scale() + column.zero();
  }

  private static long whole(ByteBuffer row, char code, int at) {
    return switch (code) {
      case 'B' -> row.get(at) & 0xff;
      case 'I' -> row.getShort(at);
      case 'J' -> row.getInt(at);
      default -> row.getLong(at);
    };
  }

  /** Fortran's exponent is a D; a blank field has no value. */
  private static double number(String field) {
    String text = field.strip().toUpperCase(Locale.ROOT).replace('D', 'E');
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN; // TNULLn, asterisks of an overflow: no number either way
    }
  }

  /** The cell for people. */
  static String text(ByteBuffer row, TableColumn column, HduType type) {
    if (type == HduType.TABLE || column.code() == 'A') {
      return characters(row, column).strip();
    }
    return switch (column.code()) {
      case 'X' -> "(" + column.repeat() + " bits)";
      case 'P', 'Q' -> column.repeat() == 0 ? "" : "(" + length(row, column) + " elements)";
      default -> elements(row, column);
    };
  }

  private static long length(ByteBuffer row, TableColumn column) {
    return column.code() == 'P' ? row.getInt(column.offset()) : row.getLong(column.offset());
  }

  private static String elements(ByteBuffer row, TableColumn column) {
    StringBuilder text = new StringBuilder();
    int size = TableColumn.elementSize(column.code());
    for (int i = 0; i < Math.min(column.repeat(), MOST_ELEMENTS); i++) {
      text.append(i == 0 ? "" : " ").append(element(row, column, column.offset() + i * size));
    }
    return column.repeat() > MOST_ELEMENTS ? text.append(" ...").toString() : text.toString();
  }

  private static String element(ByteBuffer row, TableColumn column, int at) {
    return switch (column.code()) {
      case 'L' -> row.get(at) == 0 ? "" : String.valueOf((char) row.get(at));
      case 'C' -> row.getFloat(at) + "," + row.getFloat(at + 4);
      case 'M' -> row.getDouble(at) + "," + row.getDouble(at + 8);
      case 'E' -> plain((float) scaled(column, row.getFloat(at)));
      default -> plain(number(row, column, at));
    };
  }

  private static String plain(float number) {
    return whole(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static String plain(double number) {
    return whole(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static boolean whole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15;
  }

  private static String characters(ByteBuffer row, TableColumn column) {
    byte[] bytes = new byte[column.bytes()];
    row.get(column.offset(), bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}

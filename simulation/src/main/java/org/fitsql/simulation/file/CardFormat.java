package org.fitsql.simulation.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells header records of 80 characters in fixed format (FITS standard 4.0, section 4.2), long
 * strings with CONTINUE (4.2.1.2), keywords beyond eight characters with HIERARCH.
 */
final class CardFormat {
  /** Length of a header record. */
  static final int LENGTH = 80;

  private static final int FIXED_VALUE = 20;

  private CardFormat() {}

  static String padded(String record) {
    if (record.length() > LENGTH) {
      throw new IllegalArgumentException(
          "A header record has " + record.length() + " characters, at most 80 fit: " + record);
    }
    return record + " ".repeat(LENGTH - record.length());
  }

  /** A number, logical or undefined value: right-justified to column 30. */
  static String literal(String keyword, String literal, String comment) {
    String value = " ".repeat(Math.max(0, FIXED_VALUE - literal.length())) + literal;
    return withComment(keyword(keyword) + value, comment);
  }

  /** A string, as several records where it does not fit one. */
  static List<String> text(String keyword, String text, String comment) {
    String start = keyword(keyword);
    String quoted = text.replace("'", "''");
    if (start.length() + quoted.length() + 2 <= LENGTH) {
      String value = "'" + quoted + " ".repeat(Math.max(0, 8 - quoted.length())) + "'";
      value += " ".repeat(Math.max(0, FIXED_VALUE - value.length()));
      return List.of(withComment(start + value, comment));
    }
    return continued(start, quoted, comment);
  }

  /** {@code DP1 = 'AXIS.1: 1.0'}: a record-valued card, one field of a keyword. */
  static String recordValued(String keyword, String field, String literal, String comment) {
    return text(keyword, field + ": " + literal, comment).get(0);
  }

  static List<String> commentary(String keyword, String text) {
    List<String> records = new ArrayList<>();
    int room = LENGTH - 8;
    for (int from = 0; from == 0 || from < text.length(); from += room) {
      String part = text.substring(from, Math.min(text.length(), from + room));
      records.add(padded(String.format("%-8s", keyword) + part));
    }
    return records;
  }

  /** The shortest literal that reads back as the same double, always with a decimal point. */
  static String literal(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("FITS headers have no " + value);
    }
    return Double.toString(value);
  }

  private static List<String> continued(String start, String quoted, String comment) {
    List<String> records = new ArrayList<>();
    String prefix = start;
    int from = 0;
    while (true) {
      int room = LENGTH - prefix.length() - 3;
      if (quoted.length() - from <= room) {
        records.add(withComment(prefix + "'" + quoted.substring(from) + "'", comment));
        return records;
      }
      int to = from + room;
      if (quotesBefore(quoted, to) % 2 == 1 && quoted.charAt(to) == '\'') {
        to--; // never part the two quotes that stand for one
      }
      records.add(padded(prefix + "'" + quoted.substring(from, to) + "&'"));
      from = to;
      prefix = "CONTINUE  ";
    }
  }

  private static int quotesBefore(String quoted, int end) {
    int count = 0;
    while (end - count > 0 && quoted.charAt(end - count - 1) == '\'') {
      count++;
    }
    return count;
  }

  private static String keyword(String keyword) {
    boolean standard = keyword.length() <= 8 && keyword.matches("[A-Z0-9_-]+");
    return standard ? String.format("%-8s= ", keyword) : "HIERARCH " + keyword + " = ";
  }

  private static String withComment(String record, String comment) {
    if (comment.isEmpty() || record.length() + 3 >= LENGTH) {
      return padded(record);
    }
    String full = record + " / " + comment;
    return padded(full.substring(0, Math.min(LENGTH, full.length())));
  }
}

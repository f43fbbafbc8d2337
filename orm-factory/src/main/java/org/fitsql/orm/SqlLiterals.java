package org.fitsql.orm;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as literals of MySQL and MariaDB, in letters of ASCII that mean the same in every
 * {@code sql_mode} and in every character set of a connection: text with a backslash, a control
 * character or a letter beyond ASCII is written in hexadecimal digits, and a quote, the only other
 * letter with a meaning within quotes, is doubled. Immutable.
 */
final class SqlLiterals {
  /** Whole numbers below it are doubles, all of them. */
  private static final double EXACT = 1L << 53;

  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  /** Powers of ten that are doubles, by a third of their exponent. */
  private final double[] thousands = {1, 1e3, 1e6, 1e9, 1e12, 1e15, 1e18, 1e21};

  /**
   * Appends a value of a column.
   *
   * @throws ClassCastException where the value is not of the class that {@code kind} names
   */
  void append(StringBuilder sql, ColumnKind kind, @Nullable Object value) {
    if (value == null) {
      sql.append("NULL");
      return;
    }
    switch (kind) {
      case BIGINT -> sql.append(value instanceof Integer small ? small : (Long) value);
      case DOUBLE -> real(sql, (Double) value);
      case BOOLEAN -> sql.append((Boolean) value ? '1' : '0');
      case VARCHAR, PATH, TEXT -> text(sql, (String) value);
      case DATE -> plain(sql, ((LocalDate) value).toString());
      // the server keeps microseconds, and would round the rest up into the next second
      case TIME -> plain(sql, ((LocalTime) value).truncatedTo(ChronoUnit.MICROS).toString());
      case DATETIME ->
          plain(sql, ((LocalDateTime) value).truncatedTo(ChronoUnit.MICROS).toString());
      case BLOB -> hex(sql, (byte[]) value);
    }
  }

  private static void plain(StringBuilder sql, String text) {
    sql.append('\'').append(text).append('\'');
  }

  private static void text(StringBuilder sql, String text) {
    boolean quotes = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < ' ' || letter > '~' || letter == '\\') {
        sql.append("_utf8mb4 ");
        hex(sql, text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      quotes |= letter == '\'';
    }
    plain(sql, quotes ? text.replace("'", "''") : text);
  }

  private static void hex(StringBuilder sql, byte[] bytes) {
    char[] digits = new char[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = DIGITS[(bytes[i] >> 4) & 0xf];
      digits[2 * i + 1] = DIGITS[bytes[i] & 0xf];
    }
    sql.append("x'").append(digits).append('\'');
  }

  /**
   * With an exponent, or else the server reads a decimal number and makes a double of it after. A
   * number of few digits is a whole number divided by a power of ten; both are doubles, so that
   * their quotient rounds as the server rounds what is written, and finding out costs a fraction of
   * the shortest digits that {@link Double#toString} looks for.
   */
  private void real(StringBuilder sql, double value) {
    if (!Double.isFinite(value)) {
      // SQL has no NaN and no infinity; the verbatim card keeps the truth
      sql.append("NULL");
      return;
    }
    if (value == 0) {
      sql.append('0');
      return;
    }
    for (int i = 0; i < thousands.length && Math.abs(value) * thousands[i] < EXACT; i++) {
      long whole = Math.round(value * thousands[i]);
      if (whole != 0 && whole / thousands[i] == value) {
        sql.append(whole).append("e-").append(3 * i);
        return;
      }
    }
    String shortest = Double.toString(value);
    sql.append(shortest).append(shortest.indexOf('E') < 0 ? "e0" : "");
  }
}

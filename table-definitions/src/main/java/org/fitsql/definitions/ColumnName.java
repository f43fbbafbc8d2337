package org.fitsql.definitions;

import java.util.Locale;

/** The one place that says which SQL column a keyword fills. */
public final class ColumnName {

  /** Characters that a column name may have: the limit of MySQL and MariaDB. */
  public static final int MAX_LENGTH = 64;

  private ColumnName() {}

  /**
   * The column of a keyword: lower case, with {@code -}, {@code .} and blanks as {@code _}. {@code
   * DATE-OBS} fills {@code date_obs}, {@code DP1.AXIS.1} fills {@code dp1_axis_1}.
   */
  public static String of(String keyword) {
    return keyword
        .strip()
        .toLowerCase(Locale.ROOT)
        .replace('-', '_')
        .replace('.', '_')
        .replace(' ', '_');
  }

  /**
   * Whether a definition file can list the keyword: letters, digits, {@code -}, {@code _}, in long
   * keywords also {@code .} and blanks.
   */
  public static boolean isKeyword(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      if (!letter && (c < '0' || c > '9') && "-_. ".indexOf(c) < 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }
}

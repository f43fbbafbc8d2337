package org.fitsql.orm;

/** Turns the backticks of a {@link View}'s SQL into the quotes of the database. */
final class ViewText {
  private final SqlDialect dialect;
  private final String sql;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private ViewText(SqlDialect dialect, String sql) {
    this.dialect = dialect;
    this.sql = sql;
  }

  static String of(SqlDialect dialect, View view) {
    return new ViewText(dialect, view.sql()).translated();
  }

  private String translated() {
    while (at < sql.length()) {
      char here = sql.charAt(at);
      if (here == '`') {
        text.append(dialect.quote(upTo('`').replace("``", "`")));
      } else if (here == '\'') {
        text.append('\'').append(upTo('\'')).append('\'');
      } else {
        text.append(here);
        at++;
      }
    }
    return text.toString();
  }

  /** What stands between the quote here and its end, doubled quotes as they are. */
  private String upTo(char quote) {
    int start = at + 1;
    int end = sql.indexOf(quote, start);
    while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
      end = sql.indexOf(quote, end + 2);
    }
    if (end < 0) {
      throw new IllegalArgumentException("A " + quote + " without end in the view's SQL: " + sql);
    }
    at = end + 1;
    return sql.substring(start, end);
  }
}

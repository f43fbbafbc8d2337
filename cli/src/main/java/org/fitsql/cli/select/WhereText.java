package org.fitsql.cli.select;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition over keywords, as a user types it, turned into SQL over columns: {@code EXPTIME > 300
 * and DATE-OBS like '2004%'}. Words of SQL and names of functions stay; every other word must be a
 * keyword. Text may stand in double quotes too.
 */
final class WhereText {
  private static final Set<String> SQL =
      Set.of(
          "and", "or", "not", "in", "is", "null", "like", "between", "escape", "case", "when",
          "then", "else", "end", "true", "false", "cast", "as", "div", "mod", "regexp", "rlike");
  private static final Set<String> BEFORE_TEXT = Set.of("date", "time", "timestamp");
  private static final Pattern WORD =
      Pattern.compile(
          "(?:(?:\\d{1,4}|[A-Za-z_]\\w*(?:,\\d{1,6})?):)?[A-Za-z_][\\w.]*(?:-[\\w.]+)*");
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final String FORBIDDEN = ";`#{}?\\";

  private final String text;
  private final Function<String, Optional<String>> keyword;
  private final StringBuilder sql = new StringBuilder();
  private int at;

  private WhereText(String text, Function<String, Optional<String>> keyword) {
    this.text = text;
    this.keyword = keyword;
  }

  /**
   * @param keyword SQL for what may be a keyword; empty where it is none
   */
  static String toSql(String text, Function<String, Optional<String>> keyword)
      throws SelectionException {
    return new WhereText(text, keyword).translated();
  }

  private String translated() throws SelectionException {
    if (text.isBlank()) {
      throw new SelectionException("--where is empty.");
    }
    while (at < text.length()) {
      char here = text.charAt(at);
      Matcher word = matcher(WORD);
      Matcher number = matcher(NUMBER);
      if (here == '\'' || here == '"') {
        literal(here);
      } else if (word.lookingAt()) {
        word(word.group());
      } else if (number.lookingAt()) {
        sql.append(number.group());
        at = number.end();
      } else if (FORBIDDEN.indexOf(here) >= 0
          || text.startsWith("--", at)
          || text.startsWith("/*", at)
          || text.startsWith("//", at)) {
        throw new SelectionException(
            "--where %s: '%s' has no place in a condition.".formatted(text, here));
      } else {
        sql.append(here);
        at++;
      }
    }
    return sql.toString();
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private void literal(char quote) throws SelectionException {
    StringBuilder content = new StringBuilder();
    int i = at + 1;
    while (i < text.length()) {
      char here = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == quote;
      if (here == quote && !doubled) {
        at = i + 1;
        sql.append('\'').append(content.toString().replace("'", "''")).append('\'');
        return;
      }
      if (here == '\\') {
        break; // an escape in one database and a letter in another
      }
      content.append(here);
      i += here == quote ? 2 : 1;
    }
    throw new SelectionException(
        "--where %s: the text that begins with %s has no end, or holds a backslash."
            .formatted(text, text.substring(at)));
  }

  private void word(String whole) throws SelectionException {
    String candidate = whole;
    while (true) {
      String lower = candidate.toLowerCase(Locale.ROOT);
      if (SQL.contains(lower) || isBeforeText(lower, candidate.length())) {
        copy(candidate);
        return;
      }
      boolean function = isCall(candidate.length());
      if (!function) {
        Optional<String> column = keyword.apply(candidate);
        if (column.isPresent()) {
          sql.append(column.get());
          at += candidate.length();
          return;
        }
      } else if (candidate.indexOf(':') < 0) {
        copy(candidate);
        return;
      }
      int hyphen = candidate.lastIndexOf('-');
      if (hyphen < 0) {
        throw new UnknownWordException(whole);
      }
      candidate = candidate.substring(0, hyphen);
    }
  }

  private void copy(String word) {
    sql.append(word);
    at += word.length();
  }

  private boolean isBeforeText(String lower, int length) {
    return BEFORE_TEXT.contains(lower)
        && text.substring(at + length).stripLeading().startsWith("'");
  }

  private boolean isCall(int length) {
    return text.substring(at + length).stripLeading().startsWith("(");
  }

  /** A word that is no keyword; who knows all keywords can say which one was meant. */
  static final class UnknownWordException extends SelectionException {
    private static final long serialVersionUID = 1L;
    private final String word;

    UnknownWordException(String word) {
      super(word);
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}

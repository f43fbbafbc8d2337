package org.fitsql.orm;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at a statement given by a user before it reaches the database: one statement, of a kind
 * that reads. It is the first fence, with a message a user understands; the second is a transaction
 * or a user that cannot write.
 */
final class ReadOnlyStatement {

  /** Where products differ in what is a comment and what ends a literal. */
  enum Lexis {
    MYSQL,
    H2
  }

  private static final Set<String> READING =
      Set.of("select", "with", "show", "explain", "describe", "desc", "values", "table");
  private static final Pattern WRITES_FILE =
      Pattern.compile("\\binto\\s+(outfile|dumpfile)\\b", Pattern.CASE_INSENSITIVE);

  private final String sql;
  private final Lexis lexis;
  private final StringBuilder bare = new StringBuilder();
  private int at;

  private ReadOnlyStatement(String sql, Lexis lexis) {
    this.sql = sql;
    this.lexis = lexis;
  }

  /** Why the statement is refused, or empty where it may run. */
  static Optional<String> objection(String sql, Lexis lexis) {
    return new ReadOnlyStatement(sql, lexis).objection();
  }

  private Optional<String> objection() {
    // comments that execute, nested comments and dollar quotes hide words from this look
    if (sql.contains("/*!") || sql.contains("/*M!") || sql.contains("$$")) {
      return Optional.of("it holds /*!, /*M! or $$");
    }
    if (!strip()) {
      return Optional.of("a comment or a quoted text in it has no end, or comments are nested");
    }
    String statement = bare.toString().strip().replaceFirst("(\\s*;)+$", "");
    if (statement.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (statement.contains(";")) {
      return Optional.of("it is more than one statement");
    }
    String first = statement.replaceFirst("^[\\s(]+", "").split("[^A-Za-z]", 2)[0];
    if (!READING.contains(first.toLowerCase(Locale.ROOT))) {
      return Optional.of("it begins with " + (first.isEmpty() ? statement.charAt(0) : first));
    }
    return WRITES_FILE.matcher(statement).find()
        ? Optional.of("it writes a file")
        : Optional.empty();
  }

  /** Copies the statement without comments, literals as empty ones; false where one has no end. */
  private boolean strip() {
    while (at < sql.length()) {
      char here = sql.charAt(at);
      boolean ended = true;
      if (here == '\'' || here == '"' || here == '`') {
        ended = skipQuoted(here);
      } else if (sql.startsWith("/*", at)) {
        ended = skipBlockComment();
      } else if (lineCommentHere()) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
      } else {
        bare.append(here);
        at++;
      }
      if (!ended) {
        return false;
      }
    }
    return true;
  }

  private boolean lineCommentHere() {
    if (lexis == Lexis.MYSQL && sql.charAt(at) == '#') {
      return true;
    }
    if (!sql.startsWith("--", at)) {
      return lexis == Lexis.H2 && sql.startsWith("//", at);
    }
    // MySQL takes 1--1 as arithmetic
    return lexis == Lexis.H2
        || at + 2 >= sql.length()
        || Character.isWhitespace(sql.charAt(at + 2));
  }

  private boolean skipBlockComment() {
    int end = sql.indexOf("*/", at + 2);
    if (end < 0 || sql.substring(at + 2, end).contains("/*")) {
      return false;
    }
    at = end + 2;
    bare.append(' ');
    return true;
  }

  private boolean skipQuoted(char quote) {
    for (int i = at + 1; i < sql.length(); i++) {
      char here = sql.charAt(i);
      if (here == '\\' && lexis == Lexis.MYSQL && quote != '`') {
        i++;
      } else if (here == quote) {
        at = i + 1;
        bare.append(quote).append(quote);
        return true;
      }
    }
    return false;
  }
}

package org.fitsql.cli.output;

import java.util.Map;
import java.util.Properties;

/**
 * Whether people watch. Java cannot ask whether a stream is a terminal, so the launcher does and
 * says so in system properties; without it nothing is taken for a terminal.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param colour whether people want colour on a terminal
 * @param width columns of the terminal
 */
public record Terminal(boolean out, boolean err, boolean colour, int width) {
  private static final int DEFAULT_WIDTH = 100;

  /** No terminal: output goes to files, pipes or tests. */
  public static Terminal none() {
    return new Terminal(false, false, false, DEFAULT_WIDTH);
  }

  /** From what the launcher says, and NO_COLOR (no-color.org) and TERM. */
  public static Terminal of(Map<String, String> environment, Properties properties) {
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
    return new Terminal(
        "true".equals(properties.getProperty("fitsql.terminal.out")),
        "true".equals(properties.getProperty("fitsql.terminal.err")),
        colour,
        width(properties.getProperty("fitsql.terminal.width", "")));
  }

  private static int width(String text) {
    return text.matches("[1-9]\\d{1,3}") ? Math.max(40, Integer.parseInt(text)) : DEFAULT_WIDTH;
  }
}

package org.fitsql.cli.config;

import java.util.regex.Pattern;

/** Keeps passwords out of what is printed. */
public final class Secrets {
  private static final Pattern IN_PROPERTIES =
      Pattern.compile("(?i)((?:password|passwd|pwd|password\\d)\\s*=\\s*)[^&;,)\\s]*");
  private static final Pattern IN_AUTHORITY = Pattern.compile("(//[^/@:\\s]*:)[^@\\s]*(?=@)");

  private Secrets() {}

  /** A JDBC URL, or text that quotes one, with its passwords replaced by {@code ***}. */
  public static String masked(String text) {
    String masked = IN_PROPERTIES.matcher(text).replaceAll("$1***");
    return IN_AUTHORITY.matcher(masked).replaceAll("$1***");
  }
}

package org.fitsql.simulation.header;

import java.util.regex.Pattern;

/** A keyword with {@code *} for any characters and {@code ?} for one. */
final class KeywordPattern {
  private final Pattern pattern;

  KeywordPattern(String text) {
    String regex = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    this.pattern = Pattern.compile(regex);
  }

  boolean matches(String keyword) {
    return pattern.matcher(keyword).matches();
  }
}

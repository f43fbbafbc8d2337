package org.fitsql.objectstore;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986 as signatures want it: all but unreserved characters. */
final class Encoding {
  private static final String UNRESERVED = "-._~";

  private Encoding() {}

  /** A value of the query. */
  static String of(String text) {
    return encoded(text, UNRESERVED);
  }

  /** A key as a path: slashes stay. */
  static String ofKey(String key) {
    return encoded(key, UNRESERVED + "/");
  }

  private static String encoded(String text, String kept) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (plain || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append(String.format("%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}

package org.fitsql.orm;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A product with the version its server reports. */
record ServerVersion(String product, int major, int minor, int micro)
    implements Comparable<ServerVersion> {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  static ServerVersion parse(String product, String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.find()) {
      return new ServerVersion(product, 0, 0, 0);
    }
    String micro = numbers.group(3);
    return new ServerVersion(
        product,
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        micro == null ? 0 : Integer.parseInt(micro));
  }

  @Override
  public int compareTo(ServerVersion other) {
    return Comparator.comparingInt(ServerVersion::major)
        .thenComparingInt(ServerVersion::minor)
        .thenComparingInt(ServerVersion::micro)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return product + " " + major + "." + minor + "." + micro;
  }
}

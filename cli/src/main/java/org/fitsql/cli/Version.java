package org.fitsql.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which fitsql this is.
 *
 * @param number of the release
 * @param commit it was built from, or {@code unknown}
 */
record Version(String number, String commit) {

  /** As written into the jar by the build. */
  static Version ofBuild() {
    Properties properties = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(known(properties, "version"), known(properties, "commit"));
  }

  /** A build without git leaves the placeholder as it is. */
  private static String known(Properties properties, String name) {
    String value = properties.getProperty(name, "");
    return value.isEmpty() || value.startsWith("${") ? "unknown" : value;
  }

  @Override
  public String toString() {
    return number + " (" + commit + ")";
  }
}

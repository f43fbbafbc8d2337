package org.fitsql.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.cli.config.Configuration;

/** The database below {@code home}, which opening would create. */
final class EmbeddedDatabase {
  private EmbeddedDatabase() {}

  /** Whether the configured database is embedded and nobody has made it yet. */
  static boolean isMissing(Configuration configuration) {
    Path file = configuration.embedded();
    return file != null && !Files.exists(file);
  }

  /** For commands that can do nothing without a database. */
  static void refuseMissing(Configuration configuration) throws RefusedException {
    if (isMissing(configuration)) {
      throw new RefusedException(hint(configuration));
    }
  }

  /** What to tell someone who asks a database that does not exist. */
  static String hint(Configuration configuration) {
    return "There is no database yet at "
        + configuration.embedded()
        + ". `fitsql ingest --archive DIR` makes one; or name another with --database URL or"
        + " --home DIR.";
  }
}

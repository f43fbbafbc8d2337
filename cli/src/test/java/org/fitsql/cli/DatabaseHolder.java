package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;

/** A process of its own that keeps an embedded database open until it is told to end. */
final class DatabaseHolder {
  private static final String OPEN = "open";

  private DatabaseHolder() {}

  /** Returns when the database is open. */
  static Process start(Path database) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseHolder.class.getName(),
                "jdbc:h2:file:" + database)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = process.inputReader().readLine();
    if (!OPEN.equals(answer)) {
      process.destroy();
      throw new IOException("The other process did not open the database: " + answer);
    }
    return process;
  }

  public static void main(String[] args) throws IOException {
    try (Database database = Database.open(new DatabaseSettings(args[0], null, null), 1)) {
      database.version();
      System.out.println(OPEN);
      int end = System.in.read(); // until the test ends
      if (end >= 0) {
        throw new IOException("Nobody writes to this process");
      }
    }
  }
}

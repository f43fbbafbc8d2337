package org.fitsql.cli.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fitsql.orm.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/**
 * Which database: the one that is named, or the embedded one below {@code home}.
 *
 * @param settings where it is
 * @param embedded file of the embedded database, or null
 */
record DatabaseChoice(DatabaseSettings settings, @Nullable Path embedded) {

  static DatabaseChoice of(Settings settings, Map<Key, Setting> written, Path home)
      throws ConfigurationException {
    preferOnePassword(written);
    String url = settings.text(Key.DATABASE_URL);
    String user = settings.text(Key.DATABASE_USER);
    String password = settings.text(Key.DATABASE_PASSWORD);
    Path passwordFile = settings.path(Key.DATABASE_PASSWORD_FILE);
    if (passwordFile != null) {
      password = firstLine(passwordFile, written);
    }
    if (url != null) {
      check(url, written);
      return new DatabaseChoice(new DatabaseSettings(url, user, password), null);
    }
    if (home.toString().contains(";")) {
      throw new ConfigurationException(
          "home = " + home + ": the embedded database cannot live below a path with a `;`.");
    }
    // user and password are a server's: the embedded database is guarded by its file's permissions
    return new DatabaseChoice(
        new DatabaseSettings("jdbc:h2:file:" + home.resolve("fitsql"), null, null),
        home.resolve("fitsql.mv.db"));
  }

  /** The line of the log that says which database is used where none is named. */
  Optional<Configuration.Value> implied() {
    return Optional.ofNullable(embedded)
        .map(
            file ->
                new Configuration.Value(Key.DATABASE_URL, settings.url(), new Origin.Default()));
  }

  /** Of password and password file the one said in the stronger place counts. */
  private static void preferOnePassword(Map<Key, Setting> written) throws ConfigurationException {
    Setting password = written.get(Key.DATABASE_PASSWORD);
    Setting file = written.get(Key.DATABASE_PASSWORD_FILE);
    if (password == null || file == null) {
      return;
    }
    if (password.origin().rank() == file.origin().rank()) {
      throw new ConfigurationException(
          "Both a password (%s) and a password file (%s) are given; keep one of them."
              .formatted(password.origin(), file.origin()));
    }
    written.remove(
        password.origin().rank() < file.origin().rank()
            ? Key.DATABASE_PASSWORD_FILE
            : Key.DATABASE_PASSWORD);
  }

  private static void check(String url, Map<Key, Setting> written) throws ConfigurationException {
    Setting setting = written.get(Key.DATABASE_URL);
    if (setting == null || url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:h2:")) {
      return;
    }
    throw setting.refused(
        url.startsWith("jdbc:mariadb:")
            ? "understood: write jdbc:mysql:, it serves MariaDB too"
            : "a URL that starts with jdbc:mysql: (MySQL or MariaDB) or jdbc:h2:");
  }

  private static String firstLine(Path file, Map<Key, Setting> written)
      throws ConfigurationException {
    Setting setting = written.get(Key.DATABASE_PASSWORD_FILE);
    String where = setting == null ? "" : setting.origin() + ": ";
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (MalformedInputException e) {
      throw new ConfigurationException(
          where + "database.password-file = " + file + " is no UTF-8 text.");
    } catch (IOException e) {
      throw new ConfigurationException(
          where
              + "database.password-file = "
              + file
              + " cannot be read ("
              + FileFault.words(e)
              + "); name a file that this user may read.");
    }
  }
}

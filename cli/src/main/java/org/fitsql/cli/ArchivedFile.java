package org.fitsql.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.cli.config.Configuration;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;

/**
 * A file that the inventory knows.
 *
 * @param path relative to the archive
 * @param state what became of it
 * @param message why it is not ingested, or null
 */
record ArchivedFile(String path, String state, @Nullable String message) {
  private static final int MOST_LISTED = 20;

  /**
   * Finds the file that was meant: by its path relative to the archive, by an absolute path or one
   * relative to the working directory that leads into the archive, or by its name.
   *
   * @throws RefusedException where there is none, or more than one
   */
  static ArchivedFile find(
      String file, Database database, Configuration configuration, Path workingDirectory)
      throws RefusedException {
    for (String path : paths(file, configuration.archive(), workingDirectory)) {
      List<ArchivedFile> found = select(database, "path = ?", path);
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    List<ArchivedFile> named =
        file.contains("/") ? List.of() : select(database, "filename = ?", file);
    if (named.size() == 1) {
      return named.get(0);
    }
    throw new RefusedException(
        named.isEmpty() ? unknown(file, configuration) : ambiguous(file, named));
  }

  /** The paths relative to the archive that may be meant, the likeliest first. */
  private static Set<String> paths(String file, @Nullable Path archive, Path workingDirectory)
      throws RefusedException {
    Set<String> paths = new LinkedHashSet<>();
    try {
      Path given = Path.of(file).normalize();
      if (!given.isAbsolute()) {
        paths.add(slashes(given));
      }
      Path absolute = workingDirectory.resolve(given).normalize();
      if (archive != null && absolute.startsWith(archive.toAbsolutePath().normalize())) {
        paths.add(slashes(archive.toAbsolutePath().normalize().relativize(absolute)));
      }
    } catch (InvalidPathException e) {
      throw new RefusedException("'" + file + "' is no path (" + e.getReason() + ").");
    }
    return paths;
  }

  private static String slashes(Path path) {
    List<String> parts = new ArrayList<>();
    path.forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  private static List<ArchivedFile> select(Database database, String where, String value) {
    return database.query(
        "SELECT path, state, message FROM files WHERE " + where + " ORDER BY path",
        List.of(value),
        row ->
            new ArchivedFile(
                Objects.requireNonNull(row.text(1)),
                Objects.requireNonNullElse(row.text(2), ""),
                row.text(3)));
  }

  private static String unknown(String file, Configuration configuration) {
    Path archive = configuration.archive();
    String where =
        archive == null
            ? " An absolute path can be told from others with --archive DIR only."
            : " Archive: " + archive + ".";
    return "The database knows no file "
        + file
        + ": give its name, or its path relative to the archive."
        + (Path.of(file).isAbsolute() ? where : "");
  }

  private static String ambiguous(String file, List<ArchivedFile> named) {
    String more =
        named.size() > MOST_LISTED ? " and " + (named.size() - MOST_LISTED) + " more" : "";
    return "There are %d files %s; give the path of one: %s%s"
        .formatted(
            named.size(),
            file,
            named.stream()
                .limit(MOST_LISTED)
                .map(ArchivedFile::path)
                .collect(Collectors.joining(", ")),
            more);
  }

  /** Why there are no headers of it. */
  RefusedException withoutHeaders() {
    String why = message == null || message.isEmpty() ? "" : ": " + message;
    return new RefusedException(
        "No header of %s is stored; its state is %s%s.".formatted(path, state, why));
  }
}

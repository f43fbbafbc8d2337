package org.fitsql.logs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log files of one folder: {@code <command>_<timestamp>.log}, time in UTC. */
final class LogFiles {
  /** How many files of one command are kept: more than three months of nightly runs. */
  static final int KEPT = 100;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final String command;

  LogFiles(Path folder, String command) {
    this.folder = folder;
    this.command = command;
  }

  /** Creates the file of a run that starts now; two runs of one second get two files. */
  Path create(Instant now) throws IOException {
    Files.createDirectories(folder);
    String stem = command + "_" + TIMESTAMP.format(now);
    for (int twin = 1; ; twin++) {
      Path file = folder.resolve(stem + (twin == 1 ? "" : "-" + twin) + ".log");
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException e) {
        if (Files.isDirectory(file) || twin == 1_000) {
          throw e;
        }
      }
    }
  }

  /** Deletes the oldest files of this command beyond {@link #KEPT}; others are left alone. */
  void forgetOldest() throws IOException {
    Pattern own = Pattern.compile(Pattern.quote(command) + "_\\d{8}T\\d{6}Z(-\\d+)?\\.log");
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      newestFirst =
          files
              .filter(file -> own.matcher(name(file)).matches())
              .sorted(Comparator.comparing(LogFiles::name).reversed())
              .toList();
    }
    for (Path old : newestFirst.stream().skip(KEPT).toList()) {
      Files.deleteIfExists(old);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}

package org.fitsql.logs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log files of one folder: {@code <command>_<timestamp>.log}, time in UTC; {@code .1.log} and
 * so on are the earlier parts of a long one.
 */
final class LogFiles {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What fitsql writes, and nothing else is ever deleted. */
  private static final Pattern OWN =
      Pattern.compile("[a-z][a-z-]*_\\d{8}T\\d{6}Z(-\\d+)?(\\.\\d+)?\\.(log|jsonl)");

  /** A file written to since then may be that of a run that goes on. */
  private static final Duration IN_USE = Duration.ofHours(1);

  private final Path folder;
  private final LogRules rules;

  LogFiles(Path folder, LogRules rules) {
    this.folder = folder;
    this.rules = rules;
  }

  private record Found(Path file, long size, Instant written) {}

  /** The file of a run that starts now. */
  Path named(String command, Instant now, int twin) {
    return folder.resolve(
        command
            + "_"
            + TIMESTAMP.format(now)
            + (twin == 1 ? "." : "-" + twin + ".")
            + rules.format().extension());
  }

  /** Creates the file of a run that starts now; two runs of one second get two files. */
  Path create(String command, Instant now) throws IOException {
    Files.createDirectories(folder);
    for (int twin = 1; ; twin++) {
      Path file = named(command, now, twin);
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException e) {
        if (Files.isDirectory(file) || twin == 1_000) {
          throw e;
        }
      }
    }
  }

  /**
   * Deletes what the rules no longer keep: never {@code current} nor its parts, nor what was
   * written to within the last hour, nor files of others.
   *
   * @return those that are gone
   */
  List<Path> forget(Path current, Instant now) throws IOException {
    List<Found> oldestFirst = found();
    long total = oldestFirst.stream().mapToLong(Found::size).sum();
    List<Path> gone = new ArrayList<>();
    for (Found found : oldestFirst) {
      boolean old = found.written().isBefore(now.minus(rules.retention()));
      boolean spared =
          stem(found.file()).equals(stem(current)) || found.written().isAfter(now.minus(IN_USE));
      if (!spared && (old || total > rules.maxTotal())) {
        Files.deleteIfExists(found.file());
        total -= found.size();
        gone.add(found.file());
      }
    }
    return gone;
  }

  private List<Found> found() throws IOException {
    List<Found> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> OWN.matcher(name(each)).matches()).toList()) {
        addTo(found, file);
      }
    }
    found.sort(Comparator.comparing(Found::written).thenComparing(each -> name(each.file())));
    return found;
  }

  private static void addTo(List<Found> found, Path file) throws IOException {
    try {
      BasicFileAttributes about =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (about.isRegularFile()) {
        found.add(new Found(file, about.size(), about.lastModifiedTime().toInstant()));
      }
    } catch (NoSuchFileException e) {
      return; // another run tidies up at the same time
    }
  }

  private static String stem(Path file) {
    String name = name(file);
    return name.substring(0, name.indexOf('.'));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}

package org.fitsql.ingest.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which process holds a lock on a file, as far as the system tells: Linux, in {@code /proc/locks}.
 */
final class FileHolder {
  private static final Path LOCKS = Path.of("/proc/locks");
  private static final Pattern LOCK =
      Pattern.compile(
          "\\d+:\\s+\\w+\\s+\\w+\\s+\\w+\\s+(?<pid>\\d+)\\s+\\w+:\\w+:(?<inode>\\d+)\\s.*");

  private FileHolder() {}

  /** The process in words, without what it was called with: that may hold secrets. */
  static Optional<String> of(Path file) {
    try {
      String inode = String.valueOf(Files.getAttribute(file, "unix:ino"));
      List<String> locks = Files.readAllLines(LOCKS);
      return locks.stream()
          .map(LOCK::matcher)
          .filter(Matcher::matches)
          .filter(lock -> lock.group("inode").equals(inode))
          .map(lock -> words(Long.parseLong(lock.group("pid"))))
          .findFirst();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String words(long pid) {
    Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
    String user = info.flatMap(ProcessHandle.Info::user).map(u -> " of user " + u).orElse("");
    String since =
        info.flatMap(ProcessHandle.Info::startInstant).map(t -> ", started " + t).orElse("");
    return "process " + pid + user + since;
  }
}

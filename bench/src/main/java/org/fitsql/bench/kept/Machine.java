package org.fitsql.bench.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The machine of a run.
 *
 * @param system operating system and architecture
 * @param processor as the system names it
 * @param cores that Java may use
 * @param memory bytes, 0 where the system does not say
 * @param java vendor and version
 */
public record Machine(String system, String processor, int cores, long memory, String java) {

  /** This machine. */
  public static Machine here() {
    return new Machine(
        property("os.name") + " " + property("os.arch"),
        field(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        digits(field(Path.of("/proc/meminfo"), "MemTotal")) * 1024,
        property("java.vm.vendor") + " " + property("java.version"));
  }

  /**
   * Machines of one kind can be held against each other: same system, processor, cores, and Java of
   * the same vendor and feature release. Fit for a file name.
   */
  public String kind() {
    String release = java.replaceFirst("(\\d+)[^ ]*$", "$1");
    return (system + " " + processor + " " + cores + " cores " + release)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static long digits(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static String field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
          .findFirst()
          .orElse("unknown");
    } catch (IOException noLinux) {
      return "unknown";
    }
  }
}

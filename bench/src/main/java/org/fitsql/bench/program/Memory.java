package org.fitsql.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Resident memory as Linux tells it in {@code /proc/PID/status} (proc(5)). */
public final class Memory {

  private Memory() {}

  /** The most a process has had resident so far, in bytes; empty where the system does not say. */
  public static OptionalLong peak(long pid) {
    return field(Path.of("/proc", Long.toString(pid), "status"), "VmHWM:");
  }

  /** What this process has resident now, in bytes; empty where the system does not say. */
  public static OptionalLong current() {
    return field(Path.of("/proc/self/status"), "VmRSS:");
  }

  private static OptionalLong field(Path status, String name) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException gone) {
      // the process has just ended, or this is no Linux: both mean that nothing is known
      return OptionalLong.empty();
    }
  }
}

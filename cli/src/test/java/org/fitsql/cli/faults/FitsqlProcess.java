package org.fitsql.cli.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitsql.cli.Fitsql;
import org.fitsql.testkit.TestDatabase;

/** The fitsql command in a process of its own, which may be killed. */
final class FitsqlProcess implements AutoCloseable {
  static final int KILLED = 128 + 9;
  private static final long PATIENCE_MINUTES = 5;

  private final Process process;
  private final Path out;
  private final Path err;

  private FitsqlProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static FitsqlProcess start(Path workingDirectory, TestDatabase database, String... arguments)
      throws IOException {
    return start(List.of(), workingDirectory, database, arguments);
  }

  /**
   * Starts it below another command.
   *
   * @param wrapper words before those of the Java command, such as a shell that sets limits
   */
  static FitsqlProcess start(
      List<String> wrapper, Path workingDirectory, TestDatabase database, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(java());
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile(workingDirectory, "out-", ".txt");
    Path err = Files.createTempFile(workingDirectory, "err-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("FITSQL_DATABASE_URL", database.url());
    builder.environment().put("FITSQL_DATABASE_USER", database.user());
    builder.environment().put("FITSQL_DATABASE_PASSWORD", database.password());
    return new FitsqlProcess(builder.start(), out, err);
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        Fitsql.class.getName());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end and gives the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      throw new AssertionError("fitsql does not end: " + err());
    }
    return process.exitValue();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package org.fitsql.bench.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A program with its arguments, run to its end in a process of its own. Variables of fitsql in the
 * environment are kept from it: the benchmark alone says what it does.
 *
 * @param command the program and its arguments
 * @param directory where it runs
 * @param environment variables added to those there are
 * @param input standard input; empty for none
 */
public record Program(
    List<String> command, Path directory, Map<String, String> environment, String input) {
  private static final int POLL_MILLIS = 10;
  private static final int KEPT_CHARACTERS = 4000;

  public Program(List<String> command, Path directory) {
    this(command, directory, Map.of(), "");
  }

  /** The same with one more variable. */
  public Program with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Program(command, directory, more, input);
  }

  /** Runs it and requires exit code 0. */
  public Finished succeed() throws IOException {
    Finished finished = run();
    if (finished.exitCode() != 0) {
      throw new ProgramException(
          "%s ended with code %d: %s%s"
              .formatted(
                  String.join(" ", command),
                  finished.exitCode(),
                  finished.errors(),
                  finished.output()));
    }
    return finished;
  }

  /** Runs it to its end. */
  public Finished run() throws IOException {
    Path out = Files.createTempFile("bench-", ".out");
    Path err = Files.createTempFile("bench-", ".err");
    try {
      ProcessBuilder builder = builder();
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      long start = System.nanoTime();
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      OptionalLong peak = follow(process);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Finished(
          process.exitValue(), seconds, peak, Files.readString(out), end(Files.readString(err)));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FITSQL_"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static OptionalLong follow(Process process) throws IOException {
    OptionalLong peak = OptionalLong.empty();
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        OptionalLong now = Memory.peak(process.pid());
        peak = now.isPresent() ? now : peak;
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a program ran", e);
    }
    return peak;
  }

  private static String end(String text) {
    return text.length() <= KEPT_CHARACTERS
        ? text
        : text.substring(text.length() - KEPT_CHARACTERS);
  }
}

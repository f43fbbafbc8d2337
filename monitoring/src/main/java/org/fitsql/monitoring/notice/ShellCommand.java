package org.fitsql.monitoring.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a command of the shell: the text on its standard input, {@code FITSQL_NOTICE_EVENT}, {@code
 * FITSQL_NOTICE_SUBJECT} and the facts as {@code FITSQL_NOTICE_RUN} and so on in its environment.
 * Nothing that a run found becomes part of the command line, so that no file name can become a
 * command.
 */
public final class ShellCommand implements Channel {
  private static final String PREFIX = "FITSQL_NOTICE_";
  private static final int QUOTED = 500;

  private final String command;
  private final Map<String, String> environment;
  private final Set<String> withheld;
  private final Duration limit;

  /**
   * @param environment that the command gets
   * @param withheld variables of it that are not handed on, because they are secrets
   * @param limit after which it is ended, with all that it began
   */
  public ShellCommand(
      String command, Map<String, String> environment, Set<String> withheld, Duration limit) {
    this.command = command;
    this.environment = Map.copyOf(environment);
    this.withheld = Set.copyOf(withheld);
    this.limit = limit;
  }

  @Override
  public void send(Notice notice) throws NotToldException, InterruptedException {
    Process process = start(notice);
    CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> beginning(process));
    CompletableFuture.runAsync(() -> write(process, notice.text()));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NotToldException(
            "the command did not end within " + limit.toSeconds() + " s and was ended");
      }
      if (process.exitValue() != 0) {
        throw new NotToldException(
            "the command ended with exit code " + process.exitValue() + said(output));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(Notice notice) throws NotToldException {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    ProcessBuilder builder =
        windows
            ? new ProcessBuilder("cmd", "/c", command)
            : new ProcessBuilder("/bin/sh", "-c", command);
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment);
    withheld.forEach(variables::remove);
    variables.put(PREFIX + "EVENT", notice.event().word());
    variables.put(PREFIX + "SUBJECT", notice.subject());
    notice
        .facts()
        .forEach(
            // a variable cannot hold what ends it
            (name, value) ->
                variables.put(PREFIX + name.toUpperCase(Locale.ROOT), value.replace("\0", "")));
    try {
      return builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new NotToldException("no shell could be started: " + e.getMessage());
    }
  }

  /** A command need not read what it is told. */
  private static void write(Process process, String text) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return; // it closed its input, or has ended: its exit code says whether that is well
    }
  }

  /** Reads to the end, so that it never waits for a reader, and keeps what it said first. */
  private static String beginning(Process process) {
    try (InputStream out = process.getInputStream()) {
      byte[] first = out.readNBytes(QUOTED);
      out.transferTo(OutputStream.nullOutputStream());
      return new String(first, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    } catch (IOException e) {
      return "";
    }
  }

  private static String said(CompletableFuture<String> output) throws InterruptedException {
    try {
      String text = output.get(1, TimeUnit.SECONDS);
      return text.isEmpty() ? "" : ", saying: " + text;
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      return ""; // what it began still has its output open
    }
  }
}

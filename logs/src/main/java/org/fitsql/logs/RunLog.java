package org.fitsql.logs;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The log of one command, from opening to closing. The process has one at a time, because loggers
 * belong to the process.
 */
public final class RunLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private final @Nullable Path file;
  private final @Nullable LogFiles files;
  private final Clock clock;

  private RunLog(@Nullable Path file, @Nullable LogFiles files, Clock clock) {
    this.file = file;
    this.files = files;
    this.clock = clock;
  }

  /** Logs to the console only. */
  public static RunLog toConsole(Console console) {
    setup(console, Set.of());
    return new RunLog(null, null, Clock.systemUTC());
  }

  /**
   * Logs to the console and to a new file {@code <command>_<timestamp>.log}, which starts with the
   * environment, and deletes the log files that {@code rules} no longer keep. A full disk costs the
   * log alone.
   *
   * @param secrets what is replaced by {@code ***} wherever it would be logged
   * @throws UnwritableLogException where the folder or the file cannot be made for another reason
   *     than a full disk
   */
  public static RunLog toFile(
      Path folder,
      LogRules rules,
      Set<String> secrets,
      String command,
      RunEnvironment environment,
      Console console,
      Clock clock)
      throws UnwritableLogException {
    LogFiles files = new LogFiles(folder, rules);
    Path file = create(files, folder, command, clock);
    setup(console, secrets).addFile(file, rules, secrets, console.stream());
    environment.lines().forEach(line -> LOG.info(LogContext.SHOWN, line));
    RunLog log = new RunLog(file, files, clock);
    log.forgetOld();
    return log;
  }

  /**
   * Deletes the log files that the rules no longer keep; whoever lives for days calls it now and
   * then. Never deletes the file of this log, nor files that are not fitsql's logs.
   */
  public void forgetOld() {
    if (files == null || file == null) {
      return;
    }
    try {
      List<Path> gone = files.forget(file, clock.instant());
      if (!gone.isEmpty()) {
        LOG.info(LogContext.SHOWN, "{} old log files deleted, {} first", gone.size(), gone.get(0));
      }
    } catch (IOException e) {
      LOG.warn("Old log files beside {} could not be deleted: {}", file, e.toString());
    }
  }

  /** The log file; empty where the log goes to the console only. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  @Override
  public void close() {
    SLF4JBridgeHandler.uninstall();
    new LogbackSetup(context()).reset();
  }

  private static Path create(LogFiles files, Path folder, String command, Clock clock)
      throws UnwritableLogException {
    try {
      Path file = files.create(command, clock.instant());
      if (!Files.isWritable(file)) {
        throw new IOException(file + " is not writable");
      }
      return file;
    } catch (IOException e) {
      if (isFull(e)) {
        // where it would be: its appender fails to open it, says so, and the run goes on
        return files.named(command, clock.instant(), 1);
      }
      throw new UnwritableLogException(folder, e);
    }
  }

  private static boolean isFull(IOException e) {
    String why = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return why != null && (why.contains("No space left") || why.contains("quota exceeded"));
  }

  private static LogbackSetup setup(Console console, Set<String> secrets) {
    LogbackSetup setup = new LogbackSetup(context());
    setup.reset();
    setup.addConsole(console, secrets);
    // nom-tam-fits and H2 log through java.util.logging
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return setup;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}

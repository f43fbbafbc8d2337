package org.fitsql.logs;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
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

  private RunLog(@Nullable Path file) {
    this.file = file;
  }

  /** Logs to the console only. */
  public static RunLog toConsole(Console console) {
    setup(console);
    return new RunLog(null);
  }

  /**
   * Logs to the console and to a new file {@code <command>_<timestamp>.log}, which starts with the
   * environment. Of each command the newest 100 files are kept.
   *
   * @throws UnwritableLogException where the folder or the file cannot be made
   */
  public static RunLog toFile(
      Path folder, String command, RunEnvironment environment, Console console, Clock clock)
      throws UnwritableLogException {
    LogFiles files = new LogFiles(folder, command);
    Path file = create(files, folder, clock);
    setup(console).addFile(file);
    environment.lines().forEach(line -> LOG.info(LogContext.SHOWN, line));
    try {
      files.forgetOldest();
    } catch (IOException e) {
      LOG.warn("Old log files in {} could not be deleted: {}", folder, e.toString());
    }
    return new RunLog(file);
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

  private static Path create(LogFiles files, Path folder, Clock clock)
      throws UnwritableLogException {
    try {
      Path file = files.create(clock.instant());
      if (!Files.isWritable(file)) {
        throw new IOException(file + " is not writable");
      }
      return file;
    } catch (IOException e) {
      throw new UnwritableLogException(folder, e);
    }
  }

  private static LogbackSetup setup(Console console) {
    LogbackSetup setup = new LogbackSetup(context());
    setup.reset();
    setup.addConsole(console);
    // nom-tam-fits and H2 log through java.util.logging
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return setup;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}

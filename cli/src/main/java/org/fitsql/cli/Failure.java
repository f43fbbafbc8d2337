package org.fitsql.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Secrets;
import org.fitsql.cli.output.Output.ClosedOutputException;
import org.fitsql.definitions.DefinitionException;
import org.fitsql.ingest.scan.ArchiveException;
import org.fitsql.logs.LogContext;
import org.fitsql.logs.RunLog;
import org.fitsql.logs.UnwritableLogException;
import org.fitsql.orm.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into one message and an exit code. */
final class Failure {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  private final Action action;

  Failure(Action action) {
    this.action = action;
  }

  int report(Throwable failure) {
    if (cause(failure, ClosedOutputException.class).isPresent()) {
      return ExitCode.DONE;
    }
    int code = exitCode(failure);
    return switch (code) {
      case ExitCode.INTERNAL -> internal(failure);
      case ExitCode.USAGE -> told(failure, code);
      default -> told(cause(failure, DatabaseException.class).orElseThrow(), code);
    };
  }

  /** What the command ends with when this is not caught. */
  static int exitCode(Throwable failure) {
    Optional<DatabaseException> database = cause(failure, DatabaseException.class);
    if (database.isPresent() && exitCode(database.get()) != ExitCode.INTERNAL) {
      return exitCode(database.get());
    }
    boolean usage =
        failure instanceof ConfigurationException
            || failure instanceof UnwritableLogException
            || failure instanceof ArchiveException
            || failure instanceof DefinitionException
            || failure instanceof RefusedException;
    return usage ? ExitCode.USAGE : ExitCode.INTERNAL;
  }

  static int exitCode(DatabaseException failure) {
    return switch (failure.kind()) {
      case UNREACHABLE, BUSY -> ExitCode.DATABASE;
      // without a cause no database was asked: the URL or the statement was not understood
      case REFUSED -> failure.getCause() == null ? ExitCode.USAGE : ExitCode.DATABASE;
      case LOCKED -> ExitCode.LOCKED;
      default -> ExitCode.INTERNAL;
    };
  }

  private int told(Throwable failure, int code) {
    LOG.error(
        LogContext.SHOWN, "{}", Secrets.masked(String.valueOf(failure.getMessage())), failure);
    message(String.valueOf(failure.getMessage()));
    if (action.verbose()) {
      failure.printStackTrace(action.around().err());
    }
    return code;
  }

  private int internal(Throwable failure) {
    String where = log().map(file -> " Details: " + file).orElse("");
    LOG.error(LogContext.SHOWN, "Internal error", failure);
    message(description(failure) + where);
    if (action.verbose() || where.isEmpty()) {
      failure.printStackTrace(action.around().err());
    }
    return ExitCode.INTERNAL;
  }

  private static String description(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "Out of memory: use fewer --workers, or a larger heap with FITSQL_JAVA_OPTS=-Xmx4g.";
    }
    return failure instanceof DatabaseException
        ? "Database: " + failure.getMessage()
        : "Internal error: " + failure;
  }

  /** The log file; a command that keeps none gets one now, because there is something to keep. */
  private Optional<Path> log() {
    RunLog log = action.log();
    Configuration configuration = action.knownConfiguration();
    if (log != null && log.file().isPresent()) {
      return log.file();
    }
    if (configuration == null) {
      return Optional.empty();
    }
    try {
      return action.logToFile(configuration).file();
    } catch (UnwritableLogException e) {
      message(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void message(String text) {
    PrintStream err = action.around().err();
    err.println("fitsql: " + Secrets.masked(text).strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}

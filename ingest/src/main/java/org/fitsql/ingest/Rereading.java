package org.fitsql.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitsql.fits.ChangedFileException;
import org.fitsql.fits.FitsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads again, within the same run and after a short wait, what disk or network did not give: a
 * read error, a stale handle of a network file system, a connection cut. What another attempt would
 * find the same (no permission, no such file, no FITS) fails at once. Where many files have failed
 * every attempt it is no passing moment, and no file is waited for any more. Thread-safe; one for
 * all of a run.
 */
public final class Rereading {
  private static final Logger log = LoggerFactory.getLogger(Rereading.class);
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final int GROWTH = 4;

  /** With waits of 1.25 s each, two minutes of a worker. */
  private static final int MOST_IN_VAIN = 100;

  private final Pause pause;
  private final AtomicInteger inVain = new AtomicInteger();

  /** Waits. */
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  /** Reads something, from its beginning each time. */
  public interface Reading<T> {
    T read() throws IOException;
  }

  /** Every attempt failed; message and cause are those of the last. */
  public static final class InVainException extends IOException {
    private static final long serialVersionUID = 1;
    private final int attempts;

    InVainException(IOException last, int attempts) {
      super(last.getMessage(), last);
      this.attempts = attempts;
    }

    /** How often it was tried. */
    public int attempts() {
      return attempts;
    }
  }

  public Rereading() {
    this(duration -> Thread.sleep(duration.toMillis()));
  }

  Rereading(Pause pause) {
    this.pause = pause;
  }

  /**
   * What a reading gives, at the latest at its third attempt.
   *
   * @param path of the file, for the log
   * @throws InVainException where disk or network failed every attempt
   * @throws IOException what the reading throws, where another attempt would find the same
   */
  public <T> T of(String path, Reading<T> reading) throws IOException {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      try {
        T result = reading.read();
        if (attempt > 1) {
          log.warn("{}: was read at attempt {}", path, attempt);
        }
        return result;
      } catch (IOException e) {
        if (!mayPass(e)) {
          throw e;
        }
        boolean last = attempt == ATTEMPTS || inVain.get() >= MOST_IN_VAIN;
        if (last || !waited(wait)) {
          inVain.incrementAndGet();
          throw new InVainException(e, attempt);
        }
        log.info("{}: attempt {} to read it failed and is followed by another", path, attempt, e);
        wait = wait.multipliedBy(GROWTH);
      }
    }
  }

  /** Whether another attempt may give what this one did not. */
  public static boolean mayPass(IOException e) {
    boolean same =
        e instanceof FitsException
            || e instanceof ChangedFileException
            || e instanceof NoSuchFileException
            || e instanceof AccessDeniedException
            || e instanceof NotDirectoryException
            || e instanceof FileSystemLoopException
            || e instanceof EOFException
            || e instanceof ClosedByInterruptException
            || e instanceof InterruptedIOException && Thread.currentThread().isInterrupted();
    return !same;
  }

  private boolean waited(Duration wait) {
    try {
      pause.of(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package org.fitsql.logs;

import java.time.Duration;

/**
 * How log files are written, and which are kept.
 *
 * @param format of their lines
 * @param retention files that were last written to before that are deleted when a log is opened
 * @param maxTotal bytes; of more than that the oldest files are deleted
 */
public record LogRules(Format format, Duration retention, long maxTotal) {
  /** Of one run no more than so many files are kept, the one being written included. */
  static final int PARTS = 21;

  private static final long LARGEST_PART = 100_000_000;
  private static final long SMALLEST_PART = 100_000;

  /** Of the lines of a log file. */
  public enum Format {
    /** For people. */
    TEXT("log"),
    /** One JSON object per line. */
    JSON("jsonl");

    private final String extension;

    Format(String extension) {
      this.extension = extension;
    }

    String extension() {
      return extension;
    }
  }

  /**
   * Bytes after which a run goes on in another file, so that all its parts stay within the total.
   */
  long partSize() {
    return Math.max(SMALLEST_PART, Math.min(LARGEST_PART, maxTotal / (PARTS + 1)));
  }
}

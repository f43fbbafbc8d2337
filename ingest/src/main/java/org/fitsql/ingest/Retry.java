package org.fitsql.ingest;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When something that failed is tried again; stored in {@code failures.class}. */
public enum Retry {
  /** By the next run: the cause lay in the moment, such as a file that was being written. */
  NOW,
  /** After a night, then two, four, eight, at most sixteen: the cause lay in disk or network. */
  LATER,
  /** Not before the file changes, or someone asks for it: the file itself is at fault. */
  NEVER;

  private static final int MOST_NIGHTS = 16;

  /**
   * A nightly run that starts a little earlier than the last one still counts as the next night.
   */
  private static final Duration SLACK = Duration.ofHours(4);

  /** How the database and the command spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * When it is due again, or null where no time brings it back.
   *
   * @param now start of the run in which it failed, UTC
   * @param runs in which it failed so far, 1 or more
   */
  public @Nullable LocalDateTime next(LocalDateTime now, long runs) {
    return switch (this) {
      case NOW -> now;
      case LATER -> now.plusDays(nights(runs)).minus(SLACK);
      case NEVER -> null;
    };
  }

  /**
   * Whether a time has come. One that is farther away than any is set was set by a clock that was
   * ahead, and has come too.
   *
   * @param next UTC
   * @param now UTC
   */
  public static boolean isDue(LocalDateTime next, LocalDateTime now) {
    return !next.isAfter(now) || next.isAfter(now.plusDays(MOST_NIGHTS));
  }

  private static long nights(long runs) {
    long doubled = 1L << Math.min(Math.max(runs - 1, 0), 10);
    return Math.min(doubled, MOST_NIGHTS);
  }
}

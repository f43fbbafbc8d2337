package org.fitsql.scheduler.daemon;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.regex.Pattern;

/**
 * A cron expression in a time zone. Immutable.
 *
 * <p>Where clocks are set forward, a time that does not exist is the moment at which they are;
 * where they are set back, a time that exists twice is the first of both. A timetable for every
 * hour, or every few hours (its second field begins with {@code *}), goes by elapsed time instead:
 * it skips the hour that is not there and keeps to the hour that is there twice.
 */
public final class Timetable {
  private static final Pattern FIVE_FIELDS = Pattern.compile("\\S+( \\S+){4}");

  /** No zone has set its clocks by more at once but for changes of the date line. */
  private static final Duration LONGEST_GAP = Duration.ofHours(25);

  private final String expression;
  private final ZoneId zone;
  private final Schedule matching;
  private final boolean hourly;

  /**
   * @param expression minute, hour, day of month, month, day of week
   * @throws IllegalArgumentException where it is no such expression, or matches no time at all; the
   *     message says why
   */
  public Timetable(String expression, ZoneId zone) {
    this.expression = expression.strip().replaceAll("\\s+", " ");
    this.zone = zone;
    if (!FIVE_FIELDS.matcher(this.expression).matches()) {
      throw new IllegalArgumentException(
          "expected five fields: minute, hour, day of month, month, day of week");
    }
    this.matching = new CronSchedule(this.expression, ZoneOffset.UTC, CronStyle.UNIX);
    this.hourly = this.expression.split(" ", -1)[1].startsWith("*");
    next(Instant.EPOCH);
  }

  /** The first time after {@code after}. */
  public Instant next(Instant after) {
    return hourly ? byElapsedTime(after) : byTheClock(after);
  }

  private Instant byTheClock(Instant after) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone).minus(LONGEST_GAP);
    Instant found = after;
    while (!found.isAfter(after)) {
      local = nextMatch(local);
      found = moment(local);
    }
    return found;
  }

  private Instant moment(LocalDateTime local) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).toInstant();
  }

  /** Between two changes of the clocks, one after another. */
  private Instant byElapsedTime(Instant after) {
    ZoneRules rules = zone.getRules();
    Instant from = after;
    while (true) {
      ZoneOffset offset = rules.getOffset(from);
      Instant found = nextMatch(LocalDateTime.ofInstant(from, offset)).toInstant(offset);
      ZoneOffsetTransition change = rules.nextTransition(from);
      if (change == null || found.isBefore(change.getInstant())) {
        return found;
      }
      // the moment of the change itself belongs to what comes after it
      from = change.getInstant().minusNanos(1);
      ZoneOffset then = change.getOffsetAfter();
      Instant first = nextMatch(LocalDateTime.ofInstant(from, then)).toInstant(then);
      ZoneOffsetTransition later = rules.nextTransition(change.getInstant());
      if (later == null || first.isBefore(later.getInstant())) {
        return first;
      }
      from = change.getInstant();
    }
  }

  private LocalDateTime nextMatch(LocalDateTime local) {
    Instant match =
        matching.getNextExecutionTime(
            ExecutionComplete.simulatedSuccess(local.toInstant(ZoneOffset.UTC)));
    if (match.equals(Schedule.NEVER)) {
      throw new IllegalArgumentException("no date ever matches it");
    }
    return LocalDateTime.ofInstant(match, ZoneOffset.UTC);
  }

  /** Expression and time zone: {@code 0 2 * * * UTC}. */
  @Override
  public String toString() {
    return expression + " " + zone;
  }
}

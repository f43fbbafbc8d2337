package org.fitsql.cli.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line every ten seconds, for logs and pipes. */
final class ProgressLines implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressLines.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Consumer<String> progress;
  private final Consumer<String> messages;
  private final Clock clock;
  private Instant started;
  private Instant told;
  private long done;
  private long total;
  private boolean complete;

  /**
   * @param progress takes the lines about progress
   * @param messages takes what else is to be said
   */
  ProgressLines(Consumer<String> progress, Consumer<String> messages, Clock clock) {
    this.progress = progress;
    this.messages = messages;
    this.clock = clock;
    this.started = clock.instant();
    this.told = started;
  }

  @Override
  public synchronized void found(long rootnames, boolean all) {
    total = rootnames;
    complete = all;
    tellNowAndThen();
  }

  @Override
  public synchronized void step() {
    done++;
    tellNowAndThen();
  }

  @Override
  public void print(String line) {
    messages.accept(line);
  }

  @Override
  public void close() {
    // nothing is left open
  }

  private void tellNowAndThen() {
    Instant now = clock.instant();
    Duration since = Duration.between(told, now);
    if (since.isNegative()) {
      // the clock was set back: what has passed until then counts as nothing
      started = started.plus(since);
      told = now;
      return;
    }
    if (since.compareTo(INTERVAL) < 0) {
      return;
    }
    told = now;
    String line = line(Duration.between(started, now));
    progress.accept(line);
    LOG.info(org.fitsql.logs.LogContext.SHOWN, line);
  }

  private String line(Duration elapsed) {
    double rate = done / (elapsed.toMillis() / 1000.0);
    String counts =
        complete
            ? Figures.count(done) + " of " + Figures.count(total) + " rootnames"
            : Figures.count(done) + " rootnames, " + Figures.count(total) + " found so far";
    String left =
        complete && done > 0
            ? ", " + Figures.clock(Duration.ofSeconds(Math.round((total - done) / rate))) + " left"
            : "";
    return counts + ", " + Figures.decimal(rate) + "/s" + left;
  }
}

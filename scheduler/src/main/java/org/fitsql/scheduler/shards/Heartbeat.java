package org.fitsql.scheduler.shards;

import java.time.Duration;

/**
 * How a process that works on a shard is known to be alive. All processes of a shared run have the
 * same, and clocks that differ by less than its limit.
 *
 * @param interval between two signs of life
 * @param missed how many may be missing before it is taken for dead, 4 or more
 */
public record Heartbeat(Duration interval, int missed) {

  /** Dead after 20 seconds: long enough for a pause of a loaded host, short beside a shard. */
  public static Heartbeat standard() {
    return new Heartbeat(Duration.ofSeconds(5), 4);
  }

  /** Without a sign of life for longer than this, it is dead. */
  public Duration limit() {
    return interval.multipliedBy(missed);
  }
}

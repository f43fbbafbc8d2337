package org.fitsql.cli.faults;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that each worker of a run asks when it begins an observation, and that notes how much
 * processor time the observation before has taken: on a busy machine too, that is the file's doing
 * alone.
 */
final class TimeOfFiles extends Clock {
  private static final String WORKER = "worker-";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> begun = new ConcurrentHashMap<>();
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong observations = new AtomicLong();

  @Override
  public Instant instant() {
    Thread thread = Thread.currentThread();
    if (thread.getName().startsWith(WORKER)) {
      long now = threads.getCurrentThreadCpuTime();
      Long before = begun.put(thread.getId(), now);
      if (before != null) {
        longest.accumulateAndGet(now - before, Math::max);
      }
      observations.incrementAndGet();
    }
    return Instant.now();
  }

  /** Processor time, in milliseconds, that workers have spent on what they have in hand. */
  long millisOfLongestInHand() {
    long most = 0;
    for (Map.Entry<Long, Long> worker : begun.entrySet()) {
      long now = threads.getThreadCpuTime(worker.getKey()); // -1 once it has ended
      most = Math.max(most, now - worker.getValue());
    }
    return TimeUnit.NANOSECONDS.toMillis(most);
  }

  /** Processor time of the slowest observation, in milliseconds. */
  long millisOfLongest() {
    return TimeUnit.NANOSECONDS.toMillis(longest.get());
  }

  /** How many observations workers have begun. */
  long observations() {
    return observations.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.systemUTC().withZone(zone);
  }
}

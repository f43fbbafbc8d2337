package org.fitsql.scheduler;

import java.time.Duration;
import java.util.List;
import org.fitsql.scheduler.shards.Heartbeat;

/**
 * How a run is shared with other processes.
 *
 * @param terms what all of them must agree on, a line each: version, archive, and all of the
 *     configuration that has a bearing on rows and images
 * @param heartbeat how a process that died is found out
 * @param shards the most shards that an archive is cut into
 * @param patience how long is waited for a run to say whether it can be joined
 */
public record Sharing(List<String> terms, Heartbeat heartbeat, int shards, Duration patience) {
  /** Enough for dozens of processes, few enough that asking for one costs nothing. */
  private static final int SHARDS = 512;

  /** Longer than a new database takes to get its tables. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  public Sharing {
    terms = List.copyOf(terms);
  }

  public static Sharing of(List<String> terms) {
    return new Sharing(terms, Heartbeat.standard(), SHARDS, PATIENCE);
  }

  /** SHA-256 of the terms. */
  String agreement() {
    return RunFrame.sha256(String.join("\n", terms));
  }
}

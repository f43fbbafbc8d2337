package org.fitsql.cli.status;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler as it described itself last. Dates are UTC.
 *
 * @param host host
 * @param pid process on that host
 * @param user who started it
 * @param schedule cron expression, time zone and jitter, or null
 * @param watching how it watches the archive, or null
 * @param started when it was started
 * @param nextRun when its next run is due, or null
 * @param heartbeat last sign of life; with an embedded database that of its last run
 */
public record DaemonStatus(
    String host,
    long pid,
    String user,
    @Nullable String schedule,
    @Nullable String watching,
    String started,
    @Nullable String nextRun,
    String heartbeat) {

  String line() {
    StringBuilder line = new StringBuilder();
    line.append(host).append(", process ").append(pid).append(", since ").append(started);
    if (schedule != null) {
      line.append(", at ").append(schedule);
    }
    if (nextRun != null) {
      line.append(", next run ").append(nextRun);
    }
    if (watching != null) {
      line.append(", watching ").append(watching);
    }
    return line.append(", last seen ").append(heartbeat).toString();
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("host", host);
    json.put("pid", pid);
    json.put("user", user);
    json.put("schedule", schedule);
    json.put("watching", watching);
    json.put("started", started);
    json.put("next_run", nextRun);
    json.put("last_seen", heartbeat);
    return json;
  }
}

package org.fitsql.monitoring.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fitsql.monitoring.metrics.RunMetrics.CurrentRun;
import org.fitsql.scheduler.RunSummary;
import org.jspecify.annotations.Nullable;

/**
 * How a process and its database are.
 *
 * @param database whether it answers
 * @param lastSuccess when a run over the archive finished last, or null where none is known
 * @param lag time since then; where there was none, since this process began
 * @param silent whether that is too long
 * @param run the run that goes on, or null
 * @param last the run that ended last in this process, or null
 */
public record Health(
    boolean database,
    @Nullable Instant lastSuccess,
    Duration lag,
    boolean silent,
    @Nullable CurrentRun run,
    @Nullable RunSummary last) {

  /** Whether all is well. */
  public boolean isGood() {
    return database && !silent;
  }

  /** For scripts: add, never rename. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("status", isGood() ? "up" : "down");
    json.put("database", database ? "up" : "down");
    json.put("last_success", lastSuccess == null ? null : lastSuccess.toString());
    json.put("lag_seconds", lag.toSeconds());
    json.put("silent", silent);
    json.put("run", run == null ? null : json(run));
    json.put("last_run", last == null ? null : json(last));
    return json;
  }

  private static Map<String, Object> json(RunSummary last) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", last.run());
    json.put("ended", last.started().plus(last.elapsed()).toString());
    json.put("outcome", RunMetrics.outcome(last));
    json.put("message", last.interrupted());
    json.put("new_files", last.files().fresh());
    json.put("changed_files", last.files().changed());
    json.put("failed_files", last.files().failed());
    return json;
  }

  private static Map<String, Object> json(CurrentRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", run.run());
    json.put("started", run.started().toString());
    json.put("listed_files", run.progress().listed());
    json.put("listed_all", run.progress().complete());
    json.put("rootnames_found", run.progress().found());
    json.put("rootnames_finished", run.progress().finished());
    json.put("failed_files", run.progress().files().failed());
    return json;
  }
}

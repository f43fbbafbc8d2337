package org.fitsql.cli.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitsql.cli.run.Figures;
import org.fitsql.cli.status.Bookkeeping.Count;
import org.jspecify.annotations.Nullable;

/**
 * What is in a database.
 *
 * @param database URL without secrets
 * @param version product and version of the database
 * @param observations by detector
 * @param files by state
 * @param headerTables number of header tables
 * @param filled those that have rows
 * @param rows of each header table, or null where that was not asked
 * @param images by kind
 * @param openFailures failures to be dealt with
 * @param lastRuns newest first
 * @param daemons schedulers that run, or ended without a word
 */
public record Status(
    String database,
    String version,
    List<Count> observations,
    List<Count> files,
    int headerTables,
    int filled,
    @Nullable List<Count> rows,
    List<Count> images,
    long openFailures,
    List<LastRun> lastRuns,
    List<DaemonStatus> daemons) {

  /**
   * A run in short.
   *
   * @param run name of the run
   * @param started UTC
   * @param outcome how it ended, empty while it runs
   * @param fresh new files
   * @param changed files
   * @param failed files
   * @param seconds it took, or null while it runs
   */
  public record LastRun(
      String run,
      String started,
      String outcome,
      long fresh,
      long changed,
      long failed,
      @Nullable Double seconds) {}

  /** For the eye. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Database " + database + " (" + version + ")");
    section(lines, "Observations", observations);
    section(lines, "Files", files);
    lines.add("");
    lines.add("Header tables: " + filled + " of " + headerTables + " have rows");
    if (rows != null) {
      rows.forEach(count -> lines.add(line(count)));
    }
    section(lines, "Images", images);
    lines.add("");
    lines.add("Last runs");
    lines.addAll(lastRuns.stream().map(Status::line).toList());
    if (!daemons.isEmpty()) {
      lines.add("");
      lines.add("Schedulers");
      daemons.forEach(daemon -> lines.add("  " + daemon.line()));
    }
    lines.add("");
    lines.add(
        openFailures == 0
            ? "No open failures"
            : "Open failures: " + Figures.count(openFailures) + " (see `fitsql failures`)");
    return List.copyOf(lines);
  }

  /** For scripts. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> tables = new LinkedHashMap<>();
    tables.put("tables", headerTables);
    tables.put("filled", filled);
    tables.put("rows", rows == null ? null : rows.stream().map(Status::json).toList());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("database", database);
    json.put("version", version);
    json.put("observations", observations.stream().map(Status::json).toList());
    json.put("files", files.stream().map(Status::json).toList());
    json.put("header_tables", tables);
    json.put("images", images.stream().map(Status::json).toList());
    json.put("open_failures", openFailures);
    json.put("last_runs", lastRuns.stream().map(Status::json).toList());
    json.put("schedulers", daemons.stream().map(DaemonStatus::json).toList());
    return json;
  }

  private static void section(List<String> lines, String title, List<Count> counts) {
    lines.add("");
    lines.add(title);
    if (counts.isEmpty()) {
      lines.add("  none");
    }
    counts.forEach(count -> lines.add(line(count)));
    if (counts.size() > 1) {
      lines.add(line(new Count("all", counts.stream().mapToLong(Count::number).sum(), null)));
    }
  }

  private static String line(Count count) {
    String name = count.name().isEmpty() ? "unknown" : count.name().toLowerCase(Locale.ROOT);
    String bytes = count.bytes() == null ? "" : Figures.bytes(count.bytes());
    return String.format(
            Locale.ROOT, "  %-14s %12s  %s", name, Figures.count(count.number()), bytes)
        .stripTrailing();
  }

  private static String line(LastRun run) {
    String outcome = run.outcome().isEmpty() ? "running, or broken off" : run.outcome();
    String time = run.seconds() == null ? "" : " in " + Figures.decimal(run.seconds()) + " s";
    return String.format(
        Locale.ROOT,
        "  %s  %s%s: %s new, %s changed, %s failed",
        run.started(),
        outcome,
        time,
        Figures.count(run.fresh()),
        Figures.count(run.changed()),
        Figures.count(run.failed()));
  }

  private static Map<String, @Nullable Object> json(Count count) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", count.name());
    json.put("number", count.number());
    if (count.bytes() != null) {
      json.put("bytes", count.bytes());
    }
    return json;
  }

  private static Map<String, @Nullable Object> json(LastRun run) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("run", run.run());
    json.put("started", run.started());
    json.put("outcome", run.outcome());
    json.put("new_files", run.fresh());
    json.put("changed_files", run.changed());
    json.put("failed_files", run.failed());
    json.put("seconds", run.seconds());
    return json;
  }
}

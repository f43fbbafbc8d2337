package org.fitsql.cli.status;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one run.
 *
 * @param configuration a line per key
 * @param facts version, host, counts and rates by name
 */
record RunFacts(
    String run,
    LocalDateTime started,
    List<String> configuration,
    Map<String, @Nullable Object> facts) {
  private static final int MOST_LISTED = 10;

  private static final List<String> FACTS =
      List.of(
          "command",
          "archive",
          "outcome",
          "version",
          "host",
          "user_name",
          "configuration_hash",
          "new_files",
          "changed_files",
          "unchanged_files",
          "vanished_files",
          "incomplete_files",
          "no_profile_files",
          "failed_files",
          "known_failed_files",
          "rootnames",
          "rows_written",
          "jpegs",
          "thumbnails",
          "bytes",
          "misfits",
          "columns_added",
          "columns_widened",
          "seconds",
          "files_per_second",
          "rows_per_second",
          "new_failures",
          "closed_failures",
          "open_failures",
          "message");

  /** The run of a name, or of its beginning. */
  static RunFacts find(Database database, String name) throws UnknownRunException {
    String columns = "run, started, configuration, " + String.join(", ", FACTS);
    List<RunFacts> exact =
        database.query(
            "SELECT " + columns + " FROM runs WHERE run = ?", List.of(name), RunFacts::read);
    if (!exact.isEmpty()) {
      return exact.get(0);
    }
    List<RunFacts> found =
        database.query(
            "SELECT " + columns + " FROM runs WHERE SUBSTRING(run, 1, ?) = ? ORDER BY run DESC",
            List.of(name.length(), name),
            RunFacts::read);
    if (found.size() != 1) {
      throw new UnknownRunException(
          found.isEmpty()
              ? "There is no run " + name + "; `fitsql runs` lists them."
              : "There are %d runs %s..., among them %s; give more of the name."
                  .formatted(
                      found.size(),
                      name,
                      String.join(
                          ", ", found.stream().limit(MOST_LISTED).map(RunFacts::run).toList())));
    }
    return found.get(0);
  }

  private static RunFacts read(ResultRow row) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < FACTS.size(); i++) {
      facts.put(FACTS.get(i), row.value(i + 4));
    }
    return new RunFacts(
        Objects.requireNonNull(row.text(1)),
        Objects.requireNonNullElse(row.dateTime(2), LocalDateTime.MIN),
        Objects.requireNonNullElse(row.text(3), "").lines().toList(),
        facts);
  }

  /** Rows that a run wrote, by table. */
  static Map<String, Long> rows(Database database, String run) {
    Map<String, Long> rows = new LinkedHashMap<>();
    database.forEach(
        "SELECT table_name, rows_written FROM run_tables WHERE run = ? ORDER BY table_name",
        List.of(run),
        row -> rows.put(String.valueOf(row.text(1)), Objects.requireNonNullElse(row.whole(2), 0L)));
    return rows;
  }
}

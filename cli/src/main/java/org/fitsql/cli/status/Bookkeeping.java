package org.fitsql.cli.status;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fitsql.orm.Database;
import org.fitsql.orm.QuerySink;
import org.jspecify.annotations.Nullable;

/**
 * Questions to fitsql's own tables, but for those of {@link FailureRecords}. All table and column
 * names that the command reads stand in these two.
 */
public final class Bookkeeping {
  /** The tables that every database of fitsql has. */
  private static final Set<String> OWN =
      Set.of("master", "files", "quicklooks", "runs", "failures");

  private static final Pattern HEADER_TABLE =
      Pattern.compile("[a-z0-9]+_[a-z0-9]+_\\d+|hdu_[a-z0-9_]+");

  private static final List<String> RUN_COLUMNS =
      List.of(
          "run",
          "command",
          "started",
          "finished",
          "outcome",
          "new_files",
          "changed_files",
          "vanished_files",
          "incomplete_files",
          "failed_files",
          "rootnames",
          "rows_written",
          "jpegs",
          "thumbnails",
          "bytes",
          "seconds",
          "files_per_second",
          "rows_per_second",
          "new_failures",
          "closed_failures",
          "open_failures",
          "user_name",
          "host",
          "pid",
          "version",
          "configuration_hash");

  private final Database database;

  public Bookkeeping(Database database) {
    this.database = database;
  }

  /**
   * How many there are of something, and how much they weigh.
   *
   * @param name of what is counted
   * @param number of them
   * @param bytes of them, or null where that was not asked
   */
  public record Count(String name, long number, @Nullable Long bytes) {}

  /** Names of all tables, lower case. */
  public Set<String> tables() {
    return database
        .query(
            "SELECT LOWER(table_name) FROM information_schema.tables"
                + " WHERE table_schema = SCHEMA()",
            List.of(),
            row -> String.valueOf(row.text(1)))
        .stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the tables are those of this version, and not of an earlier one. */
  public static boolean isCurrent(Set<String> tables) {
    return tables.contains("closed_failures");
  }

  /** Whether an ingest has made the tables. */
  public static boolean isMade(Set<String> tables) {
    return tables.containsAll(OWN);
  }

  /** Observations by detector. */
  public List<Count> observations() {
    return counts(
        "SELECT COALESCE(detector, ''), COUNT(*) FROM master GROUP BY detector ORDER BY detector",
        false);
  }

  /** Files by state. */
  public List<Count> files() {
    return counts(
        "SELECT state, COUNT(*), SUM(size) FROM files GROUP BY state ORDER BY state", true);
  }

  /** Images by kind. */
  public List<Count> images() {
    return counts(
        "SELECT kind, COUNT(*), SUM(size) FROM quicklooks GROUP BY kind ORDER BY kind", true);
  }

  /** Failures that are still to be dealt with. */
  public long openFailures() {
    return counts("SELECT 'open', COUNT(*) FROM failures", false).get(0).number();
  }

  /** Header tables among {@code tables}. */
  public static List<String> headerTables(Set<String> tables) {
    return tables.stream().filter(table -> HEADER_TABLE.matcher(table).matches()).toList();
  }

  /** Those of {@code headerTables} that have rows; quick, because one row of each is enough. */
  public Set<String> filled(List<String> headerTables) {
    if (headerTables.isEmpty()) {
      return Set.of();
    }
    String union =
        headerTables.stream()
            .map(
                table ->
                    "SELECT '" + table + "' FROM DUAL WHERE EXISTS (SELECT 1 FROM " + table + ")")
            .collect(Collectors.joining(" UNION ALL "));
    return new TreeSet<>(database.query(union, List.of(), row -> String.valueOf(row.text(1))));
  }

  /** Rows of each of {@code headerTables}; reads whole indexes, so it may take its time. */
  public List<Count> rows(List<String> headerTables) {
    List<Count> counts = new ArrayList<>();
    for (String table : headerTables) {
      counts.addAll(counts("SELECT '" + table + "', COUNT(*) FROM " + table, false));
    }
    return counts;
  }

  /** The last runs, newest first. */
  public void runs(int limit, QuerySink sink) {
    String sql =
        "SELECT %s FROM runs ORDER BY started DESC LIMIT %d"
            .formatted(String.join(", ", RUN_COLUMNS), limit);
    sink.columns(RUN_COLUMNS);
    database.forEach(sql, List.of(), sink::row);
  }

  /** The last runs in short. */
  public List<Status.LastRun> lastRuns(int limit) {
    return database.query(
        "SELECT run, started, outcome, new_files, changed_files, failed_files, seconds"
            + " FROM runs ORDER BY started DESC LIMIT "
            + limit,
        List.of(),
        row ->
            new Status.LastRun(
                String.valueOf(row.text(1)),
                started(row.dateTime(2)),
                Objects.requireNonNullElse(row.text(3), ""),
                number(row.whole(4)),
                number(row.whole(5)),
                number(row.whole(6)),
                row.real(7)));
  }

  /** The schedulers that have said that they are there; none in a database of an older fitsql. */
  public List<DaemonStatus> daemons(Set<String> tables) {
    if (!tables.contains("daemons")) {
      return List.of();
    }
    return database.query(
        "SELECT host, pid, user_name, schedule, watching, started, next_run, heartbeat FROM daemons"
            + " ORDER BY started",
        List.of(),
        row ->
            new DaemonStatus(
                String.valueOf(row.text(1)),
                number(row.whole(2)),
                String.valueOf(row.text(3)),
                row.text(4),
                row.text(5),
                started(row.dateTime(6)),
                row.dateTime(7) == null ? null : started(row.dateTime(7)),
                started(row.dateTime(8))));
  }

  private List<Count> counts(String sql, boolean bytes) {
    return database.query(
        sql,
        List.of(),
        row ->
            new Count(
                String.valueOf(row.text(1)),
                number(row.whole(2)),
                bytes ? number(row.whole(3)) : null));
  }

  /** UTC, to the second. */
  private static String started(@Nullable LocalDateTime date) {
    return date == null ? "" : date.truncatedTo(ChronoUnit.SECONDS) + "Z";
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}

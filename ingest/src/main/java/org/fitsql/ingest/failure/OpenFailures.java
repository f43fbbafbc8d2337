package org.fitsql.ingest.failure;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code failures}, and their way to {@code closed_failures} once they are over. Asked
 * only about files that are known to have failed, so that a night in which nothing fails costs no
 * query. May be shared between threads.
 */
public final class OpenFailures {
  /** Columns that an open and a closed failure have in common, as they are asked for. */
  private static final String COLUMNS =
      "path, stage, rootname, severity, class, hdu, byte_offset, keyword, message, advice,"
          + " first_seen, last_seen, attempts, run";

  private final Database database;
  private final Table open;
  private final RowShape shape;
  private final RowShape closed;
  private final String run;
  private final LocalDateTime now;

  /**
   * @param run name of the run that opens and closes them
   * @param now its start, UTC, to the microsecond
   */
  public OpenFailures(Database database, CatalogTables tables, String run, LocalDateTime now) {
    this.run = run;
    this.now = now;
    this.database = database;
    this.open = tables.own("failures");
    this.shape = new RowShape(open);
    this.closed = new RowShape(tables.own("closed_failures"));
  }

  /** A failure as it stands in the table, as far as the next one of its kind depends on it. */
  record Known(String path, long attempts) {}

  /**
   * The row of a failure of a file. One that is open already keeps the time it was first seen.
   *
   * @param runs in which it failed since the file last changed, this one included
   */
  public RowChange opened(Trouble trouble, long runs) {
    long before = runs > 1 ? attemptsBefore(trouble.path()) : 0;
    return opened(trouble, before + trouble.attempts(), runs);
  }

  private long attemptsBefore(String path) {
    return count("select coalesce(max(attempts), 0) from failures where path = ?", path);
  }

  /**
   * The same where the attempts are known.
   *
   * @param attempts failed attempts so far, those of this run included
   */
  RowChange opened(Trouble trouble, long attempts, long runs) {
    return shape
        .row()
        .set("path", trouble.path())
        .set("stage", word(trouble.stage()))
        .set("rootname", trouble.rootname())
        .set("severity", trouble.severity().name().toLowerCase(Locale.ROOT))
        .set("class", trouble.retry().word())
        .set("hdu", trouble.hdu() == null ? null : trouble.hdu().longValue())
        .set("byte_offset", trouble.offset())
        .set("keyword", trouble.keyword())
        .set("message", trouble.message())
        .set("advice", trouble.advice())
        .set("first_seen", now)
        .set("last_seen", now)
        .set("attempts", attempts)
        .set("next_attempt", trouble.retry().next(now, runs))
        .set("run", run)
        .upsert();
  }

  /**
   * Closes the open failures of one file or directory.
   *
   * @param except stage of the failure that stays open, or null where none does
   */
  public List<RowChange> closed(String path, Trouble.@Nullable Stage except) {
    List<RowChange> changes = new ArrayList<>();
    String kept = except == null ? "" : word(except);
    database
        .query(
            "select " + COLUMNS + " from failures where path = ?",
            List.of(path),
            row -> new Entry(text(row, 2), closedRow(row)))
        .stream()
        .filter(entry -> !entry.stage.equals(kept))
        .forEach(
            entry -> {
              Object[] key = {path, entry.stage};
              changes.add(new Delete(open, List.of("path", "stage"), key));
              changes.add(entry.closed);
            });
    return changes;
  }

  /** What is open of the listing of directories. */
  List<Known> ofListing() {
    return database.query(
        "select path, attempts from failures where stage = 'scan'",
        List.of(),
        row -> new Known(text(row, 1), Objects.requireNonNullElse(row.whole(2), 0L)));
  }

  /** How the failures stand at the end of a run. */
  public FailureCounts counts() {
    return new FailureCounts(
        count("select count(*) from failures where first_seen = ?", now),
        count("select count(*) from closed_failures where closed_run = ?", run),
        count("select count(*) from failures"));
  }

  private long count(String sql, Object... parameters) {
    return database
        .query(sql, List.of(parameters), row -> Objects.requireNonNullElse(row.whole(1), 0L))
        .get(0);
  }

  private record Entry(String stage, RowChange closed) {}

  private RowChange closedRow(ResultRow row) {
    return closed
        .row()
        .set("path", row.text(1))
        .set("stage", row.text(2))
        .set("closed", now)
        .set("rootname", row.text(3))
        .set("severity", row.text(4))
        .set("class", row.text(5))
        .set("hdu", row.whole(6))
        .set("byte_offset", row.whole(7))
        .set("keyword", row.text(8))
        .set("message", row.text(9))
        .set("advice", row.text(10))
        .set("first_seen", row.dateTime(11))
        .set("last_seen", row.dateTime(12))
        .set("attempts", row.whole(13))
        .set("run", row.text(14))
        .set("closed_run", run)
        .upsert();
  }

  private static String word(Trouble.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private static String text(ResultRow row, int column) {
    return Objects.requireNonNullElse(row.text(column), "");
  }
}

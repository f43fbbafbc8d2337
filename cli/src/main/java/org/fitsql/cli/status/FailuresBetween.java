package org.fitsql.cli.status;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;

/**
 * What came up after the start of one run, up to the start of another and with what that other run
 * did: its rows bear its start as their date.
 */
final class FailuresBetween {
  private static final String FAILURE = "SELECT path, stage, class, message FROM ";
  private static final String SPAN = " > ? AND %1$s <= ?";

  private final Database database;
  private final List<LocalDateTime> span;

  FailuresBetween(Database database, LocalDateTime after, LocalDateTime upTo) {
    this.database = database;
    this.span = List.of(after, upTo);
  }

  List<RunDiff.Failure> opened() {
    String seen = " WHERE first_seen" + SPAN.formatted("first_seen");
    List<LocalDateTime> twice = List.of(span.get(0), span.get(1), span.get(0), span.get(1));
    return database.query(
        FAILURE
            + "failures"
            + seen
            + " UNION ALL "
            + FAILURE
            + "closed_failures"
            + seen
            + " ORDER BY path, stage",
        twice,
        FailuresBetween::failure);
  }

  List<RunDiff.Failure> closed() {
    return database.query(
        FAILURE
            + "closed_failures WHERE closed"
            + SPAN.formatted("closed")
            + " ORDER BY path, stage",
        span,
        FailuresBetween::failure);
  }

  /** Columns that ingest found. */
  List<String> columns() {
    return database.query(
        "SELECT table_name, column_name, keyword FROM header_columns WHERE origin = 'found' AND since"
            + SPAN.formatted("since")
            + " ORDER BY table_name, column_name",
        span,
        row -> "%s.%s (%s)".formatted(row.text(1), row.text(2), row.text(3)));
  }

  private static RunDiff.Failure failure(ResultRow row) {
    return new RunDiff.Failure(text(row, 1), text(row, 2), text(row, 3), text(row, 4));
  }

  private static String text(ResultRow row, int column) {
    return Objects.requireNonNullElse(row.text(column), "");
  }
}

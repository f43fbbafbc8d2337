package org.fitsql.cli.status;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.orm.Database;
import org.fitsql.orm.QuerySink;
import org.jspecify.annotations.Nullable;

/** Questions to the tables of what went wrong: failures, and departures from the FITS standard. */
public final class FailureRecords {
  private static final List<String> FAILURE_COLUMNS =
      List.of(
          "rootname",
          "path",
          "stage",
          "severity",
          "class",
          "hdu",
          "byte_offset",
          "keyword",
          "message",
          "advice",
          "first_seen",
          "last_seen",
          "attempts",
          "next_attempt",
          "run");

  private static final List<String> FINDING_COLUMNS =
      List.of("path", "severity", "hdu", "keyword", "rule", "message", "byte_offset");

  private final Database database;

  public FailureRecords(Database database) {
    this.database = database;
  }

  /**
   * Failures, newest first.
   *
   * @param rootname only of this rootname, or null for all
   * @param word only of this class, or null for all
   * @param closed those that are over too
   */
  public void failures(
      @Nullable String rootname, @Nullable String word, boolean closed, QuerySink sink) {
    Where where = new Where().and("rootname = ?", rootname).and("class = ?", word);
    String open = String.join(", ", FAILURE_COLUMNS);
    String order = " ORDER BY last_seen DESC, path, stage";
    if (!closed) {
      stream(
          "SELECT " + open + " FROM failures" + where.sql() + order, where, FAILURE_COLUMNS, sink);
      return;
    }
    List<String> columns = new ArrayList<>(FAILURE_COLUMNS);
    columns.add("closed");
    columns.add("closed_run");
    // NULL of the type of a column, in every dialect
    String none = "CASE WHEN 1 = 0 THEN %s END";
    String over = open.replace("next_attempt", none.formatted("last_seen"));
    String sql =
        "SELECT * FROM (SELECT %s, %s AS closed, %s AS closed_run FROM failures%s"
            + " UNION ALL SELECT %s, closed, closed_run FROM closed_failures%s) AS f";
    stream(
        sql.formatted(
                open,
                none.formatted("last_seen"),
                none.formatted("run"),
                where.sql(),
                over,
                where.sql())
            + order,
        where.twice(),
        columns,
        sink);
  }

  /**
   * Departures from the FITS standard, by file.
   *
   * @param path only of this file, or null for all
   * @param rootname only of this rootname, or null for all
   * @param severity only of this severity, or null for all
   */
  public void findings(
      @Nullable String path, @Nullable String rootname, @Nullable String severity, QuerySink sink) {
    Where where =
        new Where()
            .and("path = ?", path)
            .and("rootname = ?", rootname)
            .and("severity = ?", severity);
    stream(
        "SELECT %s FROM findings%s ORDER BY path, number"
            .formatted(String.join(", ", FINDING_COLUMNS), where.sql()),
        where,
        FINDING_COLUMNS,
        sink);
  }

  private void stream(String sql, Where where, List<String> columns, QuerySink sink) {
    sink.columns(columns);
    database.forEach(sql, where.values(), sink::row);
  }
}

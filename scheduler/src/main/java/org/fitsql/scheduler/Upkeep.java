package org.fitsql.scheduler;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.HeaderLayout;
import org.fitsql.ingest.catalog.KeywordCounts;
import org.fitsql.ingest.catalog.PeopleViews;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What makes the tables easy to ask, done when all rows are written: views that follow the tables,
 * and counts of how often keywords are set. Nothing of it is worth a failed run.
 */
final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  private static final String RUN_BEFORE =
      "SELECT outcome, version FROM runs WHERE run <> ? AND archive IS NOT NULL"
          + " AND (shared_run IS NULL OR shared_run <> ?) ORDER BY started DESC LIMIT 1";

  /** More than any table has rows: count it. */
  private static final long ALL = Integer.MAX_VALUE;

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final CatalogTables tables;

  Upkeep(Database database, List<InstrumentProfile> profiles, CatalogTables tables) {
    this.database = database;
    this.profiles = profiles;
    this.tables = tables;
  }

  /**
   * The same at the end of a run over an archive. Where it wrote nothing, and the run before it was
   * of the same fitsql, there is nothing to follow: comparing views reads the whole catalog, which
   * takes longer than the rest of a pass in which nothing changed. Where the run before it did not
   * get this far, nobody knows how much it wrote, and everything is counted.
   *
   * @param run name of this run, or of the shared run that it ends
   * @param version of fitsql, as run records have it
   */
  void perform(Map<String, Long> written, String run, String version, LocalDateTime now) {
    Optional<String> before = versionBefore(run);
    if (before.isEmpty()) {
      perform(everything(database), now);
    } else if (!written.isEmpty() || !version.equals(before.get())) {
      perform(written, now);
    }
  }

  /** Where nobody knows how much was written: more than any table has rows. */
  static Map<String, Long> everything(Database database) {
    Map<String, Long> all = new HashMap<>();
    database.forEach(
        "SELECT name FROM header_tables",
        List.of(),
        row -> all.put(Objects.requireNonNull(row.text(1)), ALL));
    return all;
  }

  /** The version of fitsql of the run before this one; empty where that was interrupted. */
  private Optional<String> versionBefore(String run) {
    List<String> versions = new ArrayList<>();
    database.forEach(
        RUN_BEFORE,
        List.of(run, run),
        row -> {
          if (!"interrupted".equals(row.text(1))) {
            versions.add(Objects.requireNonNullElse(row.text(2), ""));
          }
        });
    return versions.stream().findFirst();
  }

  /**
   * @param written rows written to each table in this run
   * @param now date of the counts, UTC
   */
  void perform(Map<String, Long> written, LocalDateTime now) {
    try {
      List<String> views =
          database
              .schema(List.of(), PeopleViews.of(HeaderLayout.read(database, profiles)))
              .update();
      List<String> counted = new KeywordCounts(database, tables, now).update(written);
      log.info(
          "{} statements for views, keywords of {} tables counted", views.size(), counted.size());
    } catch (DatabaseException e) {
      log.warn(
          LogContext.SHOWN,
          "views and counts of keywords could not be brought up to date; the next run that writes rows"
              + " tries again",
          e);
    }
  }
}

package org.fitsql.scheduler;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
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

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final CatalogTables tables;

  Upkeep(Database database, List<InstrumentProfile> profiles, CatalogTables tables) {
    this.database = database;
    this.profiles = profiles;
    this.tables = tables;
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
          "views and counts of keywords could not be brought up to date; the next run tries again",
          e);
    }
  }
}

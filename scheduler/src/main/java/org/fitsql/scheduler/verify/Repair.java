package org.fitsql.scheduler.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.growth.EffectiveTables;
import org.fitsql.ingest.growth.HeaderTable;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.fitsql.scheduler.ArchiveRun;
import org.fitsql.scheduler.OrphanedImages;
import org.fitsql.scheduler.RebuildRun;
import org.fitsql.scheduler.RebuildSettings;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.verify.VerifySummary.Mending;

/**
 * Mends what a verification found, by what made it: removes rows without a file, fills tables that
 * lack columns again from the stored cards, ingests damaged observations again, and removes images
 * that no row names. Each step holds the run lock.
 */
public final class Repair {
  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunSettings settings;
  private final Clock clock;
  private final RunListener listener;

  /**
   * @param settings of a run over the same archive; which rootnames it takes and what it forces is
   *     settled here
   */
  public Repair(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      Clock clock,
      RunListener listener) {
    this.database = database;
    this.profiles = List.copyOf(profiles);
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Mends.
   *
   * @throws DatabaseException where the database cannot be used, or LOCKED where another run holds
   *     it; what was mended until then stays
   */
  public void mend(Mending mending) {
    if (!mending.deletions().isEmpty() || !mending.orphans().isEmpty()) {
      removeRows(mending);
    }
    if (!mending.tables().isEmpty()) {
      new RebuildRun(database, profiles, rebuild(mending.tables()), clock, listener).run();
    }
    if (!mending.rootnames().isEmpty()) {
      ArchiveRun.mending(database, profiles, settings.mending(mending.rootnames()), clock, listener)
          .run();
    }
    if (mending.images()) {
      try (Database.Lock held = database.lock("run")) {
        new OrphanedImages(
                settings.quicklook(), profiles, new ImageInventory(database), clock.instant())
            .remove();
      }
    }
  }

  private RebuildSettings rebuild(Set<String> tables) {
    return new RebuildSettings(
        settings.identity(),
        tables,
        settings.corrections(),
        settings.unknownKeywords(),
        settings.workers());
  }

  private void removeRows(Mending mending) {
    Map<String, Table> all = tables();
    List<Unit> units = new ArrayList<>();
    for (String rootname : mending.orphans()) {
      Object[] key = {rootname};
      List<RowChange> changes = new ArrayList<>();
      all.values().forEach(table -> changes.add(new Delete(table, List.of("rootname"), key)));
      units.add(new Unit("orphaned rows of " + rootname, changes));
    }
    for (Delete deletion : mending.deletions()) {
      units.add(new Unit("orphaned row of " + deletion.table().name(), List.of(deletion)));
    }
    try (Database.Lock held = database.lock("run")) {
      // one by one, because two of them may be of one row
      for (Unit unit : units) {
        if (database.write(List.of(unit)).get(0) instanceof UnitOutcome.Refused refused) {
          throw refused.cause();
        }
      }
    }
  }

  /** All tables that hold rows by rootname and are made anew when a file is ingested. */
  private Map<String, Table> tables() {
    CatalogTables catalog = new CatalogTables(profiles);
    TableGrowth growth = TableGrowth.ofCheck(database, catalog, settings.unknownKeywords());
    Map<String, Table> tables = new LinkedHashMap<>();
    for (String name :
        List.of("master", "observation_facts", "corrections", "quicklooks", "quicklook_planes")) {
      tables.put(name, catalog.own(name));
    }
    for (InstrumentProfile profile : profiles) {
      EffectiveTables effective = growth.of(profile);
      tables.putIfAbsent("datasets", effective.datasets(profile));
      effective.all().stream()
          .map(HeaderTable::table)
          .forEach(table -> tables.putIfAbsent(table.name(), table));
    }
    return tables;
  }
}

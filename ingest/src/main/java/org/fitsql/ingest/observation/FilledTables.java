package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.ingest.growth.EffectiveTables;
import org.fitsql.ingest.growth.HeaderTable;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.jspecify.annotations.Nullable;

/** The header tables that a file may have filled, and how its rows go out of them. */
record FilledTables(EffectiveTables tables) {

  List<RowChange> removals(FileWork work, @Nullable String detector, Set<String> except) {
    return removals(
        work.profile(),
        work.name().rootname(),
        work.name().filetype(),
        work.file().filename(),
        detector,
        except);
  }

  /**
   * @param except names of tables of one row per file that get a new row, which replaces the old
   */
  List<RowChange> removals(
      InstrumentProfile profile,
      String rootname,
      String filetype,
      String filename,
      @Nullable String detector,
      Set<String> except) {
    List<RowChange> removals = new ArrayList<>();
    for (TableDefinition definition : profile.tables().values()) {
      if (definition.filetype().equals(filetype)
          && definition.detector().equals(detector)
          && !except.contains(definition.name())) {
        tables.table(definition).ifPresent(table -> removals.add(ofRootname(table, rootname)));
      }
    }
    for (RepeatedKeywords repeated : profile.repeated()) {
      tables.table(repeated).ifPresent(table -> removals.add(ofFile(table, rootname, filename)));
    }
    tables.found().forEach(table -> removals.add(ofFile(table, rootname, filename)));
    return removals;
  }

  private static RowChange ofRootname(HeaderTable table, String rootname) {
    Object[] key = {rootname};
    return new Delete(table.table(), List.of("rootname"), key);
  }

  private static RowChange ofFile(HeaderTable table, String rootname, String filename) {
    Object[] key = {rootname, filename};
    return new Delete(table.table(), List.of("rootname", "filename"), key);
  }
}

package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.observation.ObservationRows;
import org.fitsql.orm.Database;

/**
 * Observations without a row in {@code observation_facts}, because they were ingested before there
 * was such a table: their stored cards tell the facts, so that no file has to be read again.
 */
final class MissingFacts {
  private static final int AT_ONCE = 500;
  private static final String COUNTS =
      "SELECT (SELECT COUNT(*) FROM master) - (SELECT COUNT(*) FROM observation_facts)";
  private static final String WITHOUT =
      "SELECT m.rootname FROM master m LEFT JOIN observation_facts f ON f.rootname = m.rootname"
          + " WHERE f.rootname IS NULL ORDER BY m.rootname";

  private final Database database;
  private final List<InstrumentProfile> profiles;

  MissingFacts(Database database, List<InstrumentProfile> profiles) {
    this.database = database;
    this.profiles = profiles;
  }

  /** Hands the rows that are missing to the pipeline; nothing else is under way. */
  void fill(Inventory inventory, ObservationRows rows, Pipeline pipeline, Tally tally)
      throws InterruptedException {
    long missing =
        database
            .query(COUNTS, List.of(), row -> Optional.ofNullable(row.whole(1)).orElse(0L))
            .get(0);
    if (missing <= 0) {
      return;
    }
    List<String> rootnames = database.query(WITHOUT, List.of(), row -> String.valueOf(row.text(1)));
    for (int from = 0; from < rootnames.size(); from += AT_ONCE) {
      List<String> some = rootnames.subList(from, Math.min(rootnames.size(), from + AT_ONCE));
      for (Map.Entry<String, List<InventoryFile>> known : files(inventory, some).entrySet()) {
        Optional<InstrumentProfile> profile = profile(known.getValue());
        if (profile.isPresent()) {
          pipeline.submit(
              rows.ofFacts(known.getKey(), profile.get(), known.getValue(), tally::trouble),
              () -> {});
        }
      }
    }
  }

  private static Map<String, List<InventoryFile>> files(
      Inventory inventory, Collection<String> rootnames) {
    Map<String, List<InventoryFile>> files = new LinkedHashMap<>();
    for (InventoryFile file : inventory.filesOf(rootnames)) {
      String rootname = file.rootname();
      if (rootname != null) {
        files.computeIfAbsent(rootname, name -> new ArrayList<>()).add(file);
      }
    }
    return files;
  }

  private Optional<InstrumentProfile> profile(List<InventoryFile> files) {
    return profiles.stream()
        .filter(
            profile ->
                files.stream().anyMatch(f -> profile.parse(f.found().filename()).isPresent()))
        .findFirst();
  }
}

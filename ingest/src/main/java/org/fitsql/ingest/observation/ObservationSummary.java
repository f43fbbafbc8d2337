package org.fitsql.ingest.observation;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;

/**
 * The rows of {@code master} and {@code datasets}, from all files of an observation that have rows.
 */
final class ObservationSummary {
  private final CatalogTables tables;
  private final RowShape master;
  private final RowShape datasets;

  ObservationSummary(CatalogTables tables) {
    this.tables = tables;
    this.master = new RowShape(tables.own("master"));
    this.datasets = new RowShape(tables.own("datasets"));
  }

  /**
   * Both rows; where no file is left, their removal.
   *
   * @param live files with rows, one per filetype
   * @param known all that the inventory knows of the rootname; it remembers the first ingest
   */
  List<RowChange> changes(
      String rootname,
      InstrumentProfile profile,
      List<LiveFile> live,
      List<InventoryFile> known,
      LocalDateTime now) {
    if (live.isEmpty()) {
      boolean hadRows = known.stream().anyMatch(InventoryFile::mayHaveRows);
      Object[] key = {rootname};
      return hadRows
          ? List.of(
              new Delete(tables.own("master"), List.of("rootname"), key),
              new Delete(tables.own("datasets"), List.of("rootname"), key))
          : List.of();
    }
    List<LiveFile> ordered =
        live.stream()
            .sorted(
                Comparator.comparing((LiveFile file) -> file.name().companion())
                    .thenComparing(file -> profile.filetypes().indexOf(file.name().filetype())))
            .toList();
    return List.of(masterRow(rootname, ordered, known, now), datasetsRow(rootname, ordered));
  }

  private RowChange masterRow(
      String rootname, List<LiveFile> live, List<InventoryFile> known, LocalDateTime now) {
    LiveFile home = live.get(0);
    LocalDateTime first =
        Stream.concat(known.stream().map(InventoryFile::firstIngestDate), Stream.of(now))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(now);
    return master
        .row()
        .set("rootname", rootname)
        .set("full_rootname", home.name().fullRootname())
        .set("path", home.file().directory())
        .set("first_ingest_date", first)
        .set("last_ingest_date", now)
        .set("detector", home.detector())
        .set(
            "proposid",
            live.stream().map(LiveFile::proposal).filter(Objects::nonNull).findFirst().orElse(null))
        .set(
            "proposal_type",
            live.stream()
                .map(LiveFile::proposalType)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null))
        .upsert();
  }

  private RowChange datasetsRow(String rootname, List<LiveFile> live) {
    RowShape.Row row = datasets.row().set("rootname", rootname);
    live.forEach(file -> row.set(file.name().filetype(), file.file().filename()));
    return row.upsert();
  }
}

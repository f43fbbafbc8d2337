package org.fitsql.ingest.observation;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.proposals.Proposals;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code master} and {@code datasets}, from all files of an observation that have rows.
 */
final class ObservationSummary {
  private final CatalogTables tables;
  private final Proposals proposals;
  private final RowShape master;

  ObservationSummary(CatalogTables tables, Proposals proposals) {
    this.tables = tables;
    this.proposals = proposals;
    this.master = new RowShape(tables.own("master"));
  }

  /**
   * Both rows; where no file is left, their removal.
   *
   * @param datasets table {@code datasets} with the filetypes of the instrument
   * @param live files with rows, one per filetype
   * @param known all that the inventory knows of the rootname; it remembers the first ingest
   */
  List<RowChange> changes(
      String rootname,
      InstrumentProfile profile,
      Table datasets,
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
    return List.of(
        masterRow(rootname, ordered, known, now), datasetsRow(datasets, rootname, ordered));
  }

  private RowChange masterRow(
      String rootname, List<LiveFile> live, List<InventoryFile> known, LocalDateTime now) {
    LiveFile home = live.get(0);
    LocalDateTime first =
        Stream.concat(known.stream().map(InventoryFile::firstIngestDate), Stream.of(now))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(now);
    String full = home.name().fullRootname();
    Long proposid = first(live, LiveFile::proposal);
    String typeInHeader = first(live, LiveFile::proposalType);
    return master
        .row()
        .set("rootname", rootname)
        .set("full_rootname", full)
        .set("path", home.file().directory())
        .set("first_ingest_date", first)
        .set("last_ingest_date", now)
        .set("detector", home.detector())
        .set("proposid", proposid)
        .set("proposal_type", proposals.type(rootname, full, proposid, typeInHeader))
        .set("release_date", proposals.releaseDate(rootname, full, proposid))
        .upsert();
  }

  private static <T> @Nullable T first(List<LiveFile> live, Function<LiveFile, @Nullable T> said) {
    for (LiveFile file : live) {
      T value = said.apply(file);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static RowChange datasetsRow(Table datasets, String rootname, List<LiveFile> live) {
    RowShape shape = new RowShape(datasets);
    RowShape.Row row = shape.row().set("rootname", rootname);
    for (LiveFile file : live) {
      if (shape.has(file.name().filetype())) {
        row.set(file.name().filetype(), file.file().filename());
      }
    }
    return row.upsert();
  }
}

package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.cards.CardDictionaries;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Unit;

/**
 * Makes the rows that belong together: all that one observation changes in the database, master row
 * first, inventory rows last. One per worker, not thread-safe.
 */
public final class ObservationRows implements AutoCloseable {
  private final ObservationSummary summary;
  private final HeaderRows headerRows;
  private final HduRows hduRows;
  private final HeaderChangeRows headerChangeRows;
  private final InventoryRows inventoryRows;
  private final ImageRows imageRows;
  private final RunStamp stamp;

  public ObservationRows(
      CatalogTables tables,
      List<InstrumentProfile> profiles,
      CardDictionaries dictionaries,
      StoredHeaders stored,
      RunStamp stamp) {
    this.summary = new ObservationSummary(tables);
    this.headerRows = new HeaderRows(tables, profiles, new CellReader());
    this.hduRows = new HduRows(tables, dictionaries, stamp);
    this.headerChangeRows = new HeaderChangeRows(tables, stored, stamp);
    this.inventoryRows = new InventoryRows(tables, stamp);
    this.imageRows = new ImageRows(tables, stamp);
    this.stamp = stamp;
  }

  /**
   * The changes of one observation whose files were read.
   *
   * @param images what became of the images of each file, by path; a file not in it has none
   * @param troubles told of every failure and warning
   */
  public Unit of(
      RootnameWork work,
      List<FileReading> readings,
      Map<String, FileImages> images,
      Consumer<Trouble> troubles) {
    List<RowChange> changes = new ArrayList<>();
    changes.addAll(
        summary.changes(
            work.rootname(), work.profile(), live(work, readings), work.known(), stamp.now()));
    List<RowChange> last = new ArrayList<>();
    for (FileReading reading : readings) {
      changes.addAll(inventoryRows.closed(reading.work().known()));
      if (reading instanceof FileReading.Readable readable) {
        FileImages drawn = images.get(readable.work().file().path());
        changes.addAll(headerRows.changes(readable, troubles));
        changes.addAll(hduRows.changes(readable));
        changes.addAll(imageRows.changes(readable, drawn));
        last.add(inventoryRows.ingested(readable, HduRows.version(readable), drawn));
        if (drawn != null && drawn.trouble() != null) {
          troubles.accept(drawn.trouble());
          last.add(inventoryRows.failure(drawn.trouble(), readable.work()));
        }
      } else if (reading instanceof FileReading.Unreadable unreadable) {
        troubles.accept(unreadable.trouble());
        changes.addAll(ofUnreadable(unreadable));
        last.add(inventoryRows.failure(unreadable.trouble(), unreadable.work()));
        last.add(inventoryRows.notIngested(unreadable));
      }
    }
    changes.addAll(headerChangeRows.changes(readings, troubles));
    changes.addAll(last);
    return new Unit(work.rootname(), changes);
  }

  /** A file that cannot be read as it is now has no rows; an incomplete one keeps its last ones. */
  private List<RowChange> ofUnreadable(FileReading.Unreadable reading) {
    InventoryFile known = reading.work().known();
    if (known == null || !known.mayHaveRows() || reading.state() == FileState.INCOMPLETE) {
      return List.of();
    }
    List<RowChange> removals =
        new ArrayList<>(headerRows.removals(reading.work(), known.detector()));
    removals.addAll(imageRows.removal(known.path()));
    return removals;
  }

  private static List<LiveFile> live(RootnameWork work, List<FileReading> readings) {
    Set<String> removed =
        readings.stream()
            .filter(FileReading.Unreadable.class::isInstance)
            .map(FileReading.Unreadable.class::cast)
            .filter(reading -> reading.state() == FileState.FAILED)
            .map(reading -> reading.work().file().path())
            .collect(Collectors.toSet());
    List<LiveFile> live =
        readings.stream()
            .filter(FileReading.Readable.class::isInstance)
            .map(reading -> LiveFile.of((FileReading.Readable) reading))
            .collect(Collectors.toCollection(ArrayList::new));
    Set<String> filetypes =
        live.stream().map(file -> file.name().filetype()).collect(Collectors.toSet());
    for (InventoryFile known : work.known()) {
      Optional<LiveFile> file = LiveFile.of(known, work.profile());
      if (file.isPresent()
          && !removed.contains(known.path())
          && filetypes.add(file.get().name().filetype())) {
        live.add(file.get());
      }
    }
    return live;
  }

  /**
   * The changes when files of one observation are gone: their rows go, their cards stay. Where
   * another file has taken the place of a vanished one, its rows stay.
   *
   * @param vanished those that are gone
   * @param known all that the inventory knows of the rootname, vanished files included
   */
  public Unit ofVanished(
      String rootname,
      InstrumentProfile profile,
      Collection<InventoryFile> vanished,
      List<InventoryFile> known) {
    Set<String> gone = vanished.stream().map(InventoryFile::path).collect(Collectors.toSet());
    List<LiveFile> live =
        known.stream()
            .filter(file -> !gone.contains(file.path()))
            .flatMap(file -> LiveFile.of(file, profile).stream())
            .toList();
    List<RowChange> changes =
        new ArrayList<>(summary.changes(rootname, profile, live, known, stamp.now()));
    for (InventoryFile file : vanished) {
      boolean replaced =
          live.stream().anyMatch(other -> other.name().filetype().equals(file.filetype()));
      if (!replaced && file.filetype() != null) {
        String filename = file.found().filename();
        changes.addAll(
            headerRows.removals(
                profile, rootname, file.filetype(), filename, file.detector(), Set.of()));
      }
      changes.addAll(imageRows.removal(file.path()));
      changes.addAll(inventoryRows.closed(file));
    }
    vanished.forEach(file -> changes.add(inventoryRows.vanished(file)));
    return new Unit(rootname, changes);
  }

  /** The inventory row of a vanished file that belonged to no observation. */
  public Unit ofVanished(InventoryFile file) {
    return new Unit(file.path(), List.of(inventoryRows.vanished(file)));
  }

  /** The inventory row of a FITS file that no profile knows. */
  public Unit ofFileWithoutProfile(ScannedFile file) {
    return new Unit(file.path(), List.of(inventoryRows.withoutProfile(file)));
  }

  @Override
  public void close() {
    hduRows.close();
  }
}

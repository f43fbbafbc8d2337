package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.cards.CardDictionaries;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.failure.OpenFailures;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.ingest.growth.Wish;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.proposals.Proposals;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows that belong together: all that one observation changes in the database, master row
 * first, inventory rows last. One per worker, not thread-safe.
 */
public final class ObservationRows implements AutoCloseable {
  private final TableGrowth growth;
  private final ObservationSummary summary;
  private final FactRows factRows;
  private final HeaderRows headerRows;
  private final HduRows hduRows;
  private final HeaderChangeRows headerChangeRows;
  private final CorrectionRows correctionRows;
  private final InventoryRows inventoryRows;
  private final FindingRows findingRows;
  private final ImageRows imageRows;
  private final RunStamp stamp;

  public ObservationRows(
      CatalogTables tables,
      TableGrowth growth,
      CardDictionaries dictionaries,
      StoredHeaders stored,
      OpenFailures openFailures,
      Corrections corrections,
      Proposals proposals,
      RunStamp stamp) {
    this.summary = new ObservationSummary(tables, proposals);
    this.factRows = new FactRows(tables, stored);
    this.growth = growth;
    this.headerRows = new HeaderRows(growth);
    this.hduRows = new HduRows(tables, dictionaries, stamp);
    this.headerChangeRows = new HeaderChangeRows(tables, stored, stamp);
    this.correctionRows = new CorrectionRows(tables, stamp);
    this.inventoryRows = new InventoryRows(tables, corrections, openFailures, stamp);
    this.findingRows = new FindingRows(tables, stamp);
    this.imageRows = new ImageRows(tables, stamp);
    this.stamp = stamp;
  }

  /**
   * The readings, where unknown keywords are refused with those as unreadable that have some.
   *
   * @param readings of files of one observation
   */
  public List<FileReading> admitted(List<FileReading> readings) {
    if (growth.policy() != UnknownKeywords.REFUSE) {
      return readings;
    }
    return readings.stream().map(this::admitted).toList();
  }

  private FileReading admitted(FileReading reading) {
    if (reading instanceof FileReading.Readable readable) {
      List<Wish> unknown = headerRows.unknown(readable);
      return unknown.isEmpty() ? reading : Refusal.unknownKeywords(reading.work(), unknown);
    }
    return reading;
  }

  /**
   * The changes of one observation whose files were read.
   *
   * @param images what became of the images of each file, by path; a file not in it has none
   * @param former what the database has of it
   * @param troubles told of every failure and warning
   */
  public Unit of(
      RootnameWork work,
      List<FileReading> readings,
      Map<String, FileImages> images,
      FormerRows former,
      Consumer<Trouble> troubles) {
    List<RowChange> changes = new ArrayList<>();
    List<LiveFile> live = live(work, readings);
    changes.addAll(
        summary.changes(
            work.rootname(),
            work.profile(),
            growth.of(work.profile()).datasets(work.profile()),
            live,
            work.known(),
            stamp.now()));
    changes.addAll(
        factRows.changes(work.rootname(), work.profile(), live, readings, work.known(), troubles));
    Map<String, FileRows> rows =
        headerRows.of(work.profile(), readable(readings), work.known(), former);
    List<RowChange> last = new ArrayList<>();
    for (FileReading reading : readings) {
      changes.addAll(findingRows.changes(reading.work(), reading.found()));
      changes.addAll(inventoryRows.closed(reading.work().known(), trouble(reading, images)));
      if (reading instanceof FileReading.Readable readable) {
        FileImages drawn = images.get(readable.work().file().path());
        FileRows ofFile = Objects.requireNonNull(rows.get(readable.work().file().path()));
        ofFile.misfits().tell(troubles);
        changes.addAll(ofFile.changes());
        changes.addAll(correctionRows.changes(readable, troubles));
        changes.addAll(hduRows.changes(readable));
        changes.addAll(imageRows.changes(readable, drawn, former));
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

  /** What is wrong with a file now, or null. */
  private static @Nullable Trouble trouble(FileReading reading, Map<String, FileImages> images) {
    if (reading instanceof FileReading.Unreadable unreadable) {
      return unreadable.trouble();
    }
    FileImages drawn = images.get(reading.work().file().path());
    return drawn == null ? null : drawn.trouble();
  }

  private static List<FileReading.Readable> readable(List<FileReading> readings) {
    return readings.stream()
        .filter(FileReading.Readable.class::isInstance)
        .map(FileReading.Readable.class::cast)
        .toList();
  }

  /** A file that cannot be read as it is now has no rows; an incomplete one keeps its last ones. */
  private List<RowChange> ofUnreadable(FileReading.Unreadable reading) {
    InventoryFile known = reading.work().known();
    if (known == null || !known.mayHaveRows() || reading.state() != FileState.FAILED) {
      return List.of();
    }
    List<RowChange> removals =
        new ArrayList<>(headerRows.removals(reading.work(), known.detector()));
    removals.addAll(correctionRows.removals(known));
    removals.addAll(imageRows.removal(known.path()));
    return removals;
  }

  /** The files that have rows once these readings are stored. */
  static List<LiveFile> live(RootnameWork work, List<FileReading> readings) {
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
   * @param troubles told of stored cards that cannot be read
   */
  public Unit ofVanished(
      String rootname,
      InstrumentProfile profile,
      Collection<InventoryFile> vanished,
      List<InventoryFile> known,
      Consumer<Trouble> troubles) {
    Set<String> gone = vanished.stream().map(InventoryFile::path).collect(Collectors.toSet());
    List<LiveFile> live =
        known.stream()
            .filter(file -> !gone.contains(file.path()))
            .flatMap(file -> LiveFile.of(file, profile).stream())
            .toList();
    List<RowChange> changes =
        new ArrayList<>(
            summary.changes(
                rootname, profile, growth.of(profile).datasets(profile), live, known, stamp.now()));
    changes.addAll(factRows.changes(rootname, profile, live, List.of(), known, troubles));
    for (InventoryFile file : vanished) {
      boolean replaced =
          live.stream().anyMatch(other -> other.name().filetype().equals(file.filetype()));
      if (!replaced && file.filetype() != null) {
        String filename = file.found().filename();
        changes.addAll(
            headerRows.removals(profile, rootname, file.filetype(), filename, file.detector()));
      }
      changes.addAll(correctionRows.removals(file));
      changes.addAll(imageRows.removal(file.path()));
      changes.addAll(findingRows.removal(file));
      changes.addAll(inventoryRows.closed(file, null));
    }
    vanished.forEach(file -> changes.add(inventoryRows.vanished(file)));
    return new Unit(rootname, changes);
  }

  /** The facts of an observation alone, from its stored cards: it was ingested without them. */
  public Unit ofFacts(
      String rootname,
      InstrumentProfile profile,
      List<InventoryFile> known,
      Consumer<Trouble> troubles) {
    return new Unit(
        rootname,
        factRows.fromStoredCards(rootname, profile, live(known, profile), known, troubles));
  }

  private static List<LiveFile> live(Collection<InventoryFile> known, InstrumentProfile profile) {
    return known.stream().flatMap(file -> LiveFile.of(file, profile).stream()).toList();
  }

  /** The inventory row of a vanished file that belonged to no observation. */
  public Unit ofVanished(InventoryFile file) {
    return new Unit(file.path(), List.of(inventoryRows.vanished(file)));
  }

  /** The inventory row of a FITS file that no profile knows. */
  public Unit ofFileWithoutProfile(ScannedFile file) {
    return new Unit(file.path(), List.of(inventoryRows.withoutProfile(file)));
  }

  /** Rows of files that need nothing and do not say so yet. */
  public Unit ofSettled(List<InventoryFile> files) {
    return new Unit(files.get(0).path(), files.stream().map(inventoryRows::settled).toList());
  }

  @Override
  public void close() {
    hduRows.close();
  }
}

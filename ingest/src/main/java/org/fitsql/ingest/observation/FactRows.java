package org.fitsql.ingest.observation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.jspecify.annotations.Nullable;

/**
 * The row of {@code observation_facts}: there where the row of {@code master} is. One file tells
 * all facts, the one of the observation's live files whose filetype the instrument prefers; where
 * that file was not read in this run, its stored cards do.
 */
final class FactRows {
  private final CatalogTables tables;
  private final RowShape rows;
  private final FactReader reader;
  private final StoredHeaders stored;

  FactRows(CatalogTables tables, StoredHeaders stored) {
    this.tables = tables;
    this.rows = new RowShape(tables.own("observation_facts"));
    this.reader = new FactReader(InstrumentProfiles.facts(), CatalogTables.LONGEST_FACT);
    this.stored = stored;
  }

  /**
   * What changes; nothing where the file that tells the facts stays the same and was not read.
   *
   * @param live files with rows after this run
   * @param known all that the inventory knew before it
   * @param troubles told where stored cards cannot be read, which costs the facts alone
   */
  List<RowChange> changes(
      String rootname,
      InstrumentProfile profile,
      List<LiveFile> live,
      Collection<FileReading> readings,
      Collection<InventoryFile> known,
      Consumer<Trouble> troubles) {
    if (live.isEmpty()) {
      boolean hadRows = known.stream().anyMatch(InventoryFile::mayHaveRows);
      return hadRows ? List.of(removal(rootname)) : List.of();
    }
    Optional<LiveFile> source = source(profile, live);
    Optional<List<HduHeader>> read = source.flatMap(file -> headers(file, readings));
    if (source.isPresent() && read.isPresent()) {
      return List.of(row(rootname, profile, source.get(), read.get()));
    }
    List<LiveFile> before =
        known.stream().flatMap(file -> LiveFile.of(file, profile).stream()).toList();
    boolean same = !before.isEmpty() && path(source(profile, before)).equals(path(source));
    return same ? List.of() : fromStoredCards(rootname, profile, live, known, troubles);
  }

  private static Optional<LiveFile> source(InstrumentProfile profile, Collection<LiveFile> live) {
    List<String> wanted = profile.facts().filetypes();
    return live.stream()
        .filter(file -> wanted.contains(file.name().filetype()))
        .min(
            Comparator.comparing((LiveFile file) -> wanted.indexOf(file.name().filetype()))
                .thenComparing(file -> file.file().path()));
  }

  private static String path(Optional<LiveFile> source) {
    return source.map(file -> file.file().path()).orElse("");
  }

  private static Optional<List<HduHeader>> headers(
      LiveFile source, Collection<FileReading> readings) {
    return readings.stream()
        .filter(FileReading.Readable.class::isInstance)
        .map(FileReading.Readable.class::cast)
        .filter(reading -> reading.work().file().path().equals(source.file().path()))
        .findFirst()
        .map(reading -> reading.fits().hdus().stream().map(HduHeader::of).toList());
  }

  /** The row, from the cards of the preferred file as they were stored last. */
  List<RowChange> fromStoredCards(
      String rootname,
      InstrumentProfile profile,
      List<LiveFile> live,
      Collection<InventoryFile> known,
      Consumer<Trouble> troubles) {
    Optional<LiveFile> source = source(profile, live);
    if (source.isEmpty()) {
      return List.of(row(rootname, profile, null, List.of()));
    }
    LiveFile file = source.get();
    try {
      return List.of(row(rootname, profile, file, storedHeaders(file, known)));
    } catch (DamagedCardsException e) {
      troubles.accept(damaged(rootname, file, String.valueOf(e.getMessage())));
      return List.of(row(rootname, profile, file, List.of()));
    }
  }

  private List<HduHeader> storedHeaders(LiveFile file, Collection<InventoryFile> known)
      throws DamagedCardsException {
    String path = file.file().path();
    long version =
        known.stream()
            .filter(other -> other.path().equals(path))
            .mapToLong(InventoryFile::version)
            .findFirst()
            .orElse(0);
    Optional<StoredFile> found = stored.read(path, version);
    return found.isPresent() ? found.get().hdus() : List.of();
  }

  private RowChange row(
      String rootname, InstrumentProfile profile, @Nullable LiveFile source, List<HduHeader> hdus) {
    RowShape.Row row =
        rows.row()
            .set("rootname", rootname)
            .set("instrument", profile.id())
            .set("source", source == null ? null : source.file().path());
    Map<String, Object> facts = reader.read(profile.facts(), hdus);
    facts.forEach(row::set);
    return row.upsert();
  }

  private RowChange removal(String rootname) {
    Object[] key = {rootname};
    return new Delete(tables.own("observation_facts"), List.of("rootname"), key);
  }

  private static Trouble damaged(String rootname, LiveFile source, String why) {
    return new Trouble(
        Severity.WARNING,
        Stage.ROWS,
        source.file().path(),
        rootname,
        null,
        "",
        "target, position and date of its observation cannot be told: " + why,
        "Run again with --force to read the file itself.");
  }
}

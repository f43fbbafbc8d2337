package org.fitsql.scheduler.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.observation.ExpectedRows;
import org.fitsql.ingest.observation.ExpectedRows.ExpectedRow;
import org.fitsql.ingest.observation.FileImages;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.ingest.observation.ObservationReader;
import org.fitsql.orm.Database;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.fitsql.scheduler.verify.VerifyTally.Checked;
import org.jspecify.annotations.Nullable;

/**
 * Compares some observations of one instrument at once, so that each header table is asked once for
 * all of them. Owns work arrays; one per worker.
 */
final class BatchCheck {
  /** What is not in headers: compressed cards, compared by themselves, and what they need. */
  private static final Set<String> OF_CARDS = Set.of("cards", "dictionary");

  /** What became of a file, and what was compared when the archive was listed. */
  private static final Set<String> OF_FILES =
      Set.of("size", "mtime", "inode", "version", "state", "quicklook", "attempts", "message");

  private final Database database;
  private final VerifySettings settings;
  private final Inventory inventory;
  private final ObservationReader reader;
  private final ExpectedRows expected;
  private final CardCheck cards;
  private final PictureCheck pictures;
  private final VerifyTally tally;

  BatchCheck(
      Database database,
      VerifySettings settings,
      ObservationReader reader,
      ExpectedRows expected,
      CardCheck cards,
      PictureCheck pictures,
      VerifyTally tally) {
    this.database = database;
    this.settings = settings;
    this.inventory = Inventory.of(database);
    this.reader = reader;
    this.expected = expected;
    this.cards = cards;
    this.pictures = pictures;
    this.tally = tally;
  }

  /** What was found out about a batch; told once it is sure that no run wrote meanwhile. */
  private static final class Findings {
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, List<Delete>> removals = new HashMap<>();
    private long values;
    private long images;
  }

  /**
   * Compares.
   *
   * @param observations what the inventory knows of each, by rootname
   */
  void check(InstrumentProfile profile, Map<String, List<InventoryFile>> observations) {
    Findings found = new Findings();
    List<ObservationFiles> read = new ArrayList<>();
    observations.forEach(
        (rootname, known) ->
            read.add(
                ObservationFiles.read(
                    rootname, profile, known, settings.archive(), reader, found.differences::add)));
    read.removeIf(files -> files.readings().isEmpty());
    cards.compare(readings(read), found.differences::add);
    Map<String, FileImages> redrawn = new HashMap<>();
    if (settings.images()) {
      for (ObservationFiles files : read) {
        found.images += pictures.compare(files, redrawn, found.differences::add);
      }
    }
    rows(profile, read, redrawn, found);
    tell(observations, found);
    count(read, found);
  }

  private static List<FileReading.Readable> readings(List<ObservationFiles> read) {
    return read.stream().flatMap(files -> files.readings().stream()).toList();
  }

  private void rows(
      InstrumentProfile profile,
      List<ObservationFiles> read,
      Map<String, FileImages> redrawn,
      Findings found) {
    Map<String, RowCheck> checks = new LinkedHashMap<>();
    for (Table table : expected.ofRootname(profile)) {
      boolean own = Set.of("master", "datasets", "observation_facts").contains(table.name());
      checks.put(
          table.name(),
          new RowCheck(
              table,
              own,
              Set.of(),
              expected.keywords(profile, table),
              expected.hdu(profile, table)));
    }
    for (String name : ofPath()) {
      Set<String> more =
          switch (name) {
            case "files" -> OF_FILES;
            case "hdus" -> OF_CARDS;
            default -> Set.of();
          };
      checks.put(name, new RowCheck(expected.own(name), true, more, Map.of(), null));
    }
    Map<String, Set<String>> unjudged = new HashMap<>();
    for (ObservationFiles files : read) {
      unjudged.put(files.work().rootname(), files.unjudged());
      for (ExpectedRow row : expected.of(files.work(), files.readings(), redrawn)) {
        RowCheck check = checks.get(row.row().table().name());
        if (check != null) {
          check.expect(row);
        }
      }
    }
    List<String> rootnames = List.copyOf(unjudged.keySet());
    for (Table table : expected.ofRootname(profile)) {
      RowCheck check = Objects.requireNonNull(checks.get(table.name()));
      compare(check, "rootname", rootnames, row -> isJudged(check, row, unjudged), found);
    }
    pathTables(checks, read, found);
  }

  private List<String> ofPath() {
    return settings.images() && settings.pixels()
        ? List.of("files", "hdus", "corrections", "quicklooks", "quicklook_planes")
        : List.of("files", "hdus", "corrections");
  }

  /** Rows of a file that was not read say nothing, nor do facts that may be told by one. */
  private static boolean isJudged(
      RowCheck check, @Nullable Object[] row, Map<String, Set<String>> unjudged) {
    Set<String> files = unjudged.getOrDefault(String.valueOf(row[0]), Set.of());
    Object filename = check.value(row, "filename");
    return files.isEmpty() || (filename != null && !files.contains(String.valueOf(filename)));
  }

  private void pathTables(
      Map<String, RowCheck> checks, List<ObservationFiles> read, Findings found) {
    Map<String, Long> versions =
        readings(read).stream()
            .collect(
                Collectors.toMap(
                    reading -> reading.work().file().path(),
                    reading -> Objects.requireNonNull(reading.work().known()).version()));
    List<String> paths = List.copyOf(versions.keySet());
    for (String name : ofPath()) {
      RowCheck check = Objects.requireNonNull(checks.get(name));
      String column = name.startsWith("quicklook") ? "source" : "path";
      // earlier versions of headers are history, and stay
      Predicate<@Nullable Object[]> present =
          row ->
              !name.equals("hdus") || Objects.equals(versions.get(String.valueOf(row[0])), row[1]);
      compare(check, column, paths, present, found);
    }
  }

  private void compare(
      RowCheck check,
      String column,
      List<String> values,
      Predicate<@Nullable Object[]> orphans,
      Findings found) {
    database.forEachRow(
        check.table(),
        column,
        values,
        row -> {
          if (!check.compare(row, found.differences::add) && orphans.test(row)) {
            Object path = check.value(row, column.equals("rootname") ? "filename" : column);
            Difference orphan = check.orphan(row, path == null ? "" : String.valueOf(path));
            found.differences.add(orphan);
            found
                .removals
                .computeIfAbsent(orphan.rootname(), r -> new ArrayList<>())
                .add(check.removal(row));
          }
        });
    check.missing(found.differences::add);
    found.values += check.values();
  }

  /** A run may have written while these were read: what changed meanwhile is not judged. */
  private void tell(Map<String, List<InventoryFile>> observations, Findings found) {
    Set<String> suspects =
        found.differences.stream().map(Difference::rootname).collect(Collectors.toSet());
    Map<String, Set<InventoryFile>> now = new HashMap<>();
    for (InventoryFile file : inventory.filesOf(suspects)) {
      now.computeIfAbsent(String.valueOf(file.rootname()), r -> new HashSet<>()).add(file);
    }
    Set<String> busy =
        suspects.stream()
            .filter(
                rootname ->
                    observations.containsKey(rootname)
                        && !Set.copyOf(observations.get(rootname)).equals(now.get(rootname)))
            .collect(Collectors.toSet());
    tally.busy(busy.size());
    found.differences.stream()
        .filter(difference -> !busy.contains(difference.rootname()))
        .forEach(tally::add);
    found.removals.forEach(
        (rootname, removals) -> {
          if (!busy.contains(rootname)) {
            removals.forEach(tally::mend);
          }
        });
  }

  private void count(List<ObservationFiles> read, Findings found) {
    long values = found.values;
    long images = found.images;
    for (ObservationFiles files : read) {
      long hdus = files.readings().stream().mapToLong(r -> r.fits().hdus().size()).sum();
      tally.checked(
          files.work().rootname(), new Checked(1, files.readings().size(), hdus, values, images));
      values = 0;
      images = 0;
    }
  }
}

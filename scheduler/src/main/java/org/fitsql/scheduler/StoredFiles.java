package org.fitsql.scheduler;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;

/** The files that have rows in header tables, and whose headers are stored. */
final class StoredFiles {
  /** An incomplete file keeps the rows of its last complete version. */
  private static final String WITH_ROWS =
      "from files where state in ('ingested', 'incomplete') and first_ingest_date is not null"
          + " and version > 0 and detector is not null";

  private final Database database;
  private final Map<String, InstrumentProfile> profiles = new HashMap<>();

  StoredFiles(Database database, List<InstrumentProfile> profiles) {
    this.database = database;
    profiles.forEach(profile -> this.profiles.put(profile.id(), profile));
  }

  /**
   * One of them.
   *
   * @param version of its headers
   */
  record StoredFileOf(
      String rootname,
      ScannedFile file,
      InstrumentProfile profile,
      ObservationName name,
      String detector,
      long version) {}

  /** Takes observations one after the other. */
  interface Taker {
    void take(List<StoredFileOf> observation) throws InterruptedException;
  }

  /** Instruments that have files here and are not configured. */
  Set<String> strangers() {
    Set<String> found =
        new TreeSet<>(
            database.query(
                "select distinct instrument " + WITH_ROWS,
                List.of(),
                row -> Objects.requireNonNullElse(row.text(1), "")));
    found.removeAll(profiles.keySet());
    found.remove("");
    return found;
  }

  /** How many observations there are. */
  long observations() {
    return database
        .query(
            "select count(distinct rootname) " + WITH_ROWS,
            List.of(),
            row -> Objects.requireNonNullElse(row.whole(1), 0L))
        .get(0);
  }

  /** Hands over page after page of whole observations, in order of rootname. */
  void forEachPage(int observations, Taker taker) throws InterruptedException {
    String after = "";
    while (true) {
      List<String> rootnames =
          database.query(
              "select distinct rootname "
                  + WITH_ROWS
                  + " and rootname > ? order by rootname limit "
                  + observations,
              List.of(after),
              row -> Objects.requireNonNull(row.text(1)));
      if (rootnames.isEmpty()) {
        return;
      }
      taker.take(files(rootnames));
      after = rootnames.get(rootnames.size() - 1);
    }
  }

  private List<StoredFileOf> files(List<String> rootnames) {
    List<StoredFileOf> files = new ArrayList<>();
    // an incomplete file first: where another has taken its place, that one's rows stay
    database.forEach(
        "select rootname, path, size, mtime, inode, instrument, detector, version "
            + WITH_ROWS
            + " and rootname in ("
            + String.join(", ", java.util.Collections.nCopies(rootnames.size(), "?"))
            + ") order by rootname, state, path",
        rootnames,
        row -> add(row, files));
    return files;
  }

  private void add(ResultRow row, List<StoredFileOf> files) {
    InstrumentProfile profile = profiles.get(Objects.requireNonNullElse(row.text(6), ""));
    if (profile == null) {
      return;
    }
    ScannedFile file =
        new ScannedFile(
            Objects.requireNonNull(row.text(2)),
            Objects.requireNonNullElse(row.whole(3), 0L),
            Objects.requireNonNullElse(row.dateTime(4), LocalDateTime.MIN),
            Objects.requireNonNullElse(row.text(5), ""));
    String rootname = Objects.requireNonNull(row.text(1));
    profile
        .parse(file.path())
        .ifPresent(
            name ->
                files.add(
                    new StoredFileOf(
                        rootname,
                        file,
                        profile,
                        name,
                        Objects.requireNonNull(row.text(7)),
                        Objects.requireNonNull(row.whole(8)))));
  }
}

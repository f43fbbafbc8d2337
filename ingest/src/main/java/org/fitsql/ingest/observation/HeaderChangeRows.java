package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.HeaderChange;
import org.fitsql.ingest.cards.HeaderChange.Kind;
import org.fitsql.ingest.cards.HeaderDiff;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.RowChange;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code header_changes}: what differs between the headers of a reprocessed file and
 * the version stored last. Only then are stored cards read, in one query for all files of an
 * observation.
 *
 * <p>Changes of spelling and order alone make no rows. Of one version at most {@link #MOST_ROWS}
 * changes have a row, those of valued keywords before those of HISTORY and its like; a last row of
 * kind {@code more} says how many have none. Values longer than {@link #LONGEST} characters are cut
 * off.
 */
final class HeaderChangeRows {
  static final int MOST_ROWS = 2_000;
  static final int LONGEST = 4_000;
  private static final int LONGEST_NAME = 80;
  private static final Set<Kind> WITHOUT_ROW = EnumSet.of(Kind.SPELLING, Kind.ORDER);

  private final RowShape rows;
  private final StoredHeaders stored;
  private final RunStamp stamp;

  HeaderChangeRows(CatalogTables tables, StoredHeaders stored, RunStamp stamp) {
    this.rows = new RowShape(tables.own("header_changes"));
    this.stored = stored;
    this.stamp = stamp;
  }

  /**
   * @param troubles told where an earlier version cannot be read, which costs these rows alone
   */
  List<RowChange> changes(Collection<FileReading> readings, Consumer<Trouble> troubles) {
    Map<String, FileReading.Readable> changed = new HashMap<>();
    Map<String, Long> versions = new HashMap<>();
    for (FileReading reading : readings) {
      InventoryFile known = reading.work().known();
      if (known != null
          && known.version() > 0
          && reading instanceof FileReading.Readable readable
          && !HduRows.isStored(readable)) {
        changed.put(known.path(), readable);
        versions.put(known.path(), known.version());
      }
    }
    List<RowChange> changes = new ArrayList<>();
    if (!changed.isEmpty()) {
      Map<String, StoredFile> before = stored.read(versions);
      changed.forEach(
          (path, reading) -> changes.addAll(ofFile(reading, before.get(path), troubles)));
    }
    return changes;
  }

  private List<RowChange> ofFile(
      FileReading.Readable reading, @Nullable StoredFile before, Consumer<Trouble> troubles) {
    if (before == null) {
      troubles.accept(unknown(reading.work(), "its earlier headers are not in table hdus"));
      return List.of();
    }
    try {
      List<HduHeader> now = reading.fits().hdus().stream().map(HduHeader::asInFile).toList();
      return rows(reading, HeaderDiff.between(before.hdus(), now));
    } catch (DamagedCardsException e) {
      troubles.accept(unknown(reading.work(), String.valueOf(e.getMessage())));
      return List.of();
    }
  }

  private List<RowChange> rows(FileReading.Readable reading, List<HeaderChange> all) {
    List<HeaderChange> told =
        all.stream()
            .filter(change -> !WITHOUT_ROW.contains(change.kind()))
            .sorted(Comparator.comparing(HeaderChange::isCommentary))
            .toList();
    List<RowChange> made = new ArrayList<>();
    for (HeaderChange change : told.subList(0, Math.min(MOST_ROWS, told.size()))) {
      made.add(row(reading, made.size() + 1, change));
    }
    if (told.size() > MOST_ROWS) {
      String left = String.valueOf(told.size() - MOST_ROWS);
      made.add(row(reading, made.size() + 1, "more").set("new_value", left).upsert());
    }
    return made;
  }

  private RowChange row(FileReading.Readable reading, int seq, HeaderChange change) {
    boolean comment = !Objects.equals(change.oldComment(), change.newComment());
    return row(reading, seq, change.kind().word())
        .set("hdu", (long) change.hdu())
        .set("extname", cut(change.extname(), LONGEST_NAME))
        .set("extver", (long) change.extver())
        .set("keyword", cut(change.keyword(), LONGEST_NAME))
        .set("old_value", value(change, change.oldValue(), change.formerHdu()))
        .set("new_value", value(change, change.newValue(), change.hdu()))
        .set("old_comment", comment ? cut(change.oldComment(), LONGEST) : null)
        .set("new_comment", comment ? cut(change.newComment(), LONGEST) : null)
        .upsert();
  }

  private static @Nullable String value(HeaderChange change, @Nullable String value, int hdu) {
    return change.kind() == Kind.HDU_MOVED ? String.valueOf(hdu) : cut(value, LONGEST);
  }

  private RowShape.Row row(FileReading.Readable reading, int seq, String kind) {
    FileWork work = reading.work();
    return rows.row()
        .set("path", work.file().path())
        .set("version", HduRows.version(reading))
        .set("seq", (long) seq)
        .set("rootname", work.name().rootname())
        .set("filename", work.file().filename())
        .set("filetype", work.name().filetype())
        .set("kind", kind)
        .set("keyword", "")
        .set("changed_at", stamp.now())
        .set("run", stamp.run());
  }

  private static @Nullable String cut(@Nullable String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }

  private static Trouble unknown(FileWork work, String why) {
    return new Trouble(
        Severity.WARNING,
        Stage.ROWS,
        work.file().path(),
        work.name().rootname(),
        null,
        "",
        "what changed in its headers cannot be told: " + why,
        "All else of it is ingested; restore tables hdus and card_dictionaries if you need it.");
  }
}

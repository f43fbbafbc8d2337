package org.fitsql.ingest.observation;

import java.time.LocalDateTime;
import java.util.List;
import org.fitsql.definitions.Corrections;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.failure.OpenFailures;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.QuicklookState;
import org.fitsql.ingest.inventory.Settlement;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.Column;
import org.fitsql.orm.Column.Role;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/** The rows of {@code files} and {@code failures}. */
final class InventoryRows {
  private static final Table SETTLED =
      new Table(
          "files",
          "",
          List.of(
              new Column("path", ColumnKind.PATH, 512, Role.KEY, ""),
              new Column("settled", ColumnKind.BIGINT, 0, Role.COMPARED, "")),
          null,
          List.of());

  private final RowShape files;
  private final Corrections corrections;
  private final OpenFailures openFailures;
  private final RunStamp stamp;
  private final Settlement settlement;

  InventoryRows(
      CatalogTables tables, Corrections corrections, OpenFailures openFailures, RunStamp stamp) {
    this.files = new RowShape(tables.own("files"));
    this.corrections = corrections;
    this.openFailures = openFailures;
    this.stamp = stamp;
    this.settlement = new Settlement(tables.profiles());
  }

  RowChange ingested(FileReading.Readable reading, long version, @Nullable FileImages images) {
    return row(reading, version, images).upsert();
  }

  /** What the row of a known file ought to be, whatever has become of its images. */
  RowChange expected(FileReading.Readable reading, long version, InventoryFile known) {
    return row(reading, version, null).set("settled", settlement.of(known)).upsert();
  }

  private RowShape.Row row(
      FileReading.Readable reading, long version, @Nullable FileImages images) {
    InventoryFile known = reading.work().known();
    LocalDateTime first = known == null ? null : known.firstIngestDate();
    Trouble trouble = images == null ? null : images.trouble();
    QuicklookState quicklook = images == null ? QuicklookState.NONE : images.state();
    LocalDateTime next = trouble == null ? null : next(trouble, reading.work());
    return located(reading.work())
        .set("detector", reading.detector())
        .set("proposid", reading.proposal())
        .set("proposal_type", reading.proposalType())
        .set("header_hash", reading.fits().headerHash())
        .set("version", version)
        .set("state", FileState.INGESTED.word())
        .set("quicklook", quicklook.word())
        .set("attempts", trouble == null ? 0L : attempts(reading.work()))
        .set("findings", (long) reading.fits().findings().size())
        .set("next_attempt", next)
        .set("settled", settled(reading.work(), FileState.INGESTED, quicklook, next))
        .set("message", trouble == null ? null : trouble.message())
        .set("first_ingest_date", first == null ? stamp.now() : first)
        .set("last_ingest_date", stamp.now());
  }

  /** A file that could not be ingested keeps what is known of its last complete version. */
  RowChange notIngested(FileReading.Unreadable reading) {
    InventoryFile known = reading.work().known();
    LocalDateTime next = next(reading.trouble(), reading.work());
    RowShape.Row row =
        located(reading.work())
            .set("state", reading.state().word())
            .set("quicklook", QuicklookState.NONE.word())
            .set("attempts", attempts(reading.work()))
            .set("next_attempt", next)
            .set("settled", settled(reading.work(), reading.state(), QuicklookState.NONE, next))
            .set("findings", FindingRows.count(reading.work(), reading.findings()))
            .set("message", reading.trouble().message());
    if (known != null) {
      remembered(row, known);
    }
    return row.set("version", known == null ? 0L : known.version()).upsert();
  }

  RowChange vanished(InventoryFile known) {
    RowShape.Row row = located(known.found());
    remembered(row, known);
    return row.set("rootname", known.rootname())
        .set("full_rootname", known.fullRootname())
        .set("filetype", known.filetype())
        .set("version", known.version())
        .set("state", FileState.VANISHED.word())
        .set("settled", Settlement.ofVanished())
        .set("quicklook", QuicklookState.NONE.word())
        .set("attempts", 0L)
        .upsert();
  }

  RowChange withoutProfile(ScannedFile file) {
    return located(file)
        .set("version", 0L)
        .set("state", FileState.NO_PROFILE.word())
        .set(
            "settled", settlement.of(file, FileState.NO_PROFILE, QuicklookState.NONE, false, false))
        .set("quicklook", QuicklookState.NONE.word())
        .set("attempts", 0L)
        .upsert();
  }

  /** Changes nothing of a row but whether runs have to look at the file. */
  RowChange settled(InventoryFile known) {
    return new RowChange.Upsert(
        SETTLED, new @Nullable Object[] {known.path(), settlement.of(known)});
  }

  private @Nullable Long settled(
      FileWork work, FileState state, QuicklookState quicklook, @Nullable LocalDateTime next) {
    boolean corrected = corrections.digest(work.file().path(), work.name()).isPresent();
    return settlement.of(work.file(), state, quicklook, next != null, corrected);
  }

  RowChange failure(Trouble trouble, FileWork work) {
    return openFailures.opened(trouble, attempts(work));
  }

  /**
   * Closes what was open about a file: it moves to the failures that are over.
   *
   * @param still what is wrong with it now; that stays open, from when it was first seen
   */
  List<RowChange> closed(@Nullable InventoryFile known, @Nullable Trouble still) {
    return known == null || known.attempts() == 0
        ? List.of()
        : openFailures.closed(known.path(), still == null ? null : still.stage());
  }

  private @Nullable LocalDateTime next(Trouble trouble, FileWork work) {
    return trouble.retry().next(stamp.now(), attempts(work));
  }

  /** Runs in which it failed since it last changed, this one included. */
  private static long attempts(FileWork work) {
    InventoryFile known = work.known();
    return known != null && known.found().equals(work.file()) ? known.attempts() + 1 : 1;
  }

  private RowShape.Row located(FileWork work) {
    return located(work.file())
        .set("rootname", work.name().rootname())
        .set("full_rootname", work.name().fullRootname())
        .set("filetype", work.name().filetype())
        .set("instrument", work.profile().id())
        .set("corrections", corrections.digest(work.file().path(), work.name()).orElse(null));
  }

  private RowShape.Row located(ScannedFile file) {
    return files
        .row()
        .set("path", file.path())
        .set("branch", file.branch())
        .set("filename", file.filename())
        .set("size", file.size())
        .set("mtime", file.mtime())
        .set("inode", file.inode())
        .set("first_seen", stamp.now())
        .set("state_date", stamp.now())
        .set("run", stamp.run());
  }

  private static void remembered(RowShape.Row row, InventoryFile known) {
    row.set("detector", known.detector())
        .set("proposid", known.proposal())
        .set("proposal_type", known.proposalType())
        .set("header_hash", known.headerHash())
        .set("first_ingest_date", known.firstIngestDate())
        .set("last_ingest_date", known.lastIngestDate());
  }
}

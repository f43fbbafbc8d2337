package org.fitsql.scheduler.verify;

import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.PageComparison;
import org.fitsql.ingest.scan.Page;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.Database;

/** Says of names, sizes and times where the archive and the inventory differ. */
final class InventoryCheck {
  private final StoredHeaders stored;
  private final VerifyTally tally;

  InventoryCheck(Database database, VerifyTally tally) {
    this.stored = new StoredHeaders(database);
    this.tally = tally;
  }

  /** What could not be read, what an ingest would find to do, and what the inventory has lost. */
  void check(Page page, PageComparison compared) {
    page.troubles()
        .forEach(
            trouble ->
                tally.add(
                    Difference.ofFile(
                        Difference.Kind.UNREADABLE, trouble.path(), "", trouble.message())));
    Set<String> fresh =
        compared.work().stream()
            .filter(work -> work.known() == null)
            .map(work -> work.file().path())
            .collect(Collectors.toSet());
    Set<String> forgotten = stored.stored(fresh);
    for (FileWork work : compared.work()) {
      boolean lost = forgotten.contains(work.file().path());
      tally.add(
          Difference.ofFile(
              lost ? Difference.Kind.INVENTORY : kind(work.reason()),
              work.file().path(),
              work.name().rootname(),
              lost ? "its cards are stored, and its row in table files is gone" : words(work)));
    }
    for (ScannedFile file : compared.newNoProfile()) {
      tally.add(
          Difference.ofFile(
              Difference.Kind.NEW, file.path(), "", "no profile knows it, nor the inventory"));
    }
    for (InventoryFile file : compared.vanished()) {
      String rootname = file.rootname() == null ? "" : file.rootname();
      tally.add(
          Difference.ofFile(
              Difference.Kind.MISSING,
              file.path(),
              rootname,
              "it is %s in the inventory, and not in the archive".formatted(file.state().word())));
    }
  }

  private static Difference.Kind kind(FileWork.Reason reason) {
    return switch (reason) {
      case NEW -> Difference.Kind.NEW;
      case CORRECTED -> Difference.Kind.CORRECTED;
      case QUICKLOOK_DUE -> Difference.Kind.DUE;
      case REDRAW -> Difference.Kind.OUTDATED;
      case CHANGED, FORCED, DAMAGED, RETRY -> Difference.Kind.CHANGED;
    };
  }

  private static String words(FileWork work) {
    InventoryFile known = work.known();
    return switch (kind(work.reason())) {
      case NEW -> "it is not ingested yet";
      case CORRECTED -> "the corrections that concern it have changed";
      case DUE -> "its images are not drawn yet";
      default ->
          known == null
              ? "it has changed"
              : "it has %,d bytes of %s, ingested were %,d of %s"
                  .formatted(
                      work.file().size(),
                      work.file().mtime(),
                      known.found().size(),
                      known.found().mtime());
    };
  }
}

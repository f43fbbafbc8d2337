package org.fitsql.ingest.inventory;

import java.time.LocalDateTime;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.inventory.FileWork.Reason;
import org.fitsql.ingest.scan.Page;
import org.fitsql.ingest.scan.ScannedFile;
import org.jspecify.annotations.Nullable;

/** Files of an ACS archive, as the archive and as the inventory know them. */
final class AcsFiles {
  static final InstrumentProfile ACS = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
  private static final LocalDateTime MTIME = LocalDateTime.of(2020, 1, 2, 3, 4, 5, 678_000);

  private AcsFiles() {}

  static ScannedFile file(String path) {
    return new ScannedFile(path, 2880, MTIME, "17");
  }

  static ScannedFile larger(ScannedFile file) {
    return new ScannedFile(file.path(), file.size() + 2880, file.mtime(), file.inode());
  }

  static InventoryFile known(ScannedFile file, FileState state) {
    return known(file, state, QuicklookState.NONE);
  }

  static InventoryFile known(ScannedFile file, FileState state, QuicklookState quicklook) {
    ObservationName name = ACS.filenames().parse(file.filename()).orElse(null);
    return new InventoryFile(
        file,
        name == null ? null : name.rootname(),
        name == null ? null : name.fullRootname(),
        name == null ? null : name.filetype(),
        "hrc",
        9019L,
        null,
        "abc",
        1,
        null,
        state,
        quicklook,
        0,
        null,
        null,
        null,
        MTIME,
        MTIME,
        null);
  }

  static FileWork work(String path) {
    return work(file(path), null);
  }

  static FileWork work(ScannedFile file, @Nullable InventoryFile known) {
    ObservationName name = ACS.filenames().parse(file.filename()).orElseThrow();
    return new FileWork(file, ACS, name, known, known == null ? Reason.NEW : Reason.CHANGED);
  }

  static Page page(ScannedFile... files) {
    return new Page(null, null, List.of(files), 0, List.of(), List.of());
  }
}

package org.fitsql.scheduler;

import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import org.fitsql.ingest.backup.BackupStamp;
import org.fitsql.ingest.catalog.CatalogVersion;
import org.fitsql.orm.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in {@code runs} that a database was restored: who, when, from which backup. */
public final class RestoreRecord {
  private static final Logger log = LoggerFactory.getLogger(RestoreRecord.class);

  private final RunFrame frame;

  private RestoreRecord(RunFrame frame) {
    this.frame = frame;
  }

  /** Begins now. */
  public static RestoreRecord begin(RunIdentity identity, Clock clock) {
    return new RestoreRecord(RunFrame.now(identity, clock));
  }

  /**
   * Writes it. Where it cannot be written the restore stands all the same, and the log says so.
   *
   * @param database as it was restored
   */
  public void end(Database database, Path backup, BackupStamp stamp) {
    CatalogVersion version = new CatalogVersion(database);
    OptionalInt current = version.current();
    if (current.isEmpty() || current.getAsInt() < version.latest()) {
      log.info("The backup is of an earlier fitsql, so table runs does not tell of its return.");
      return;
    }
    String message =
        "restored %s of %s: %d files, %d HDUs"
            .formatted(backup, stamp.made(), stamp.files(), stamp.hdus());
    frame.write(database, frame.ended("done").set("message", message));
  }
}

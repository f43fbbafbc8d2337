package org.fitsql.scheduler;

import java.io.IOException;
import org.fitsql.logs.LogContext;
import org.fitsql.quicklook.DeadDrawings;
import org.fitsql.quicklook.QuicklookSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs that were killed had begun to write; for the holder of the run lock. */
final class UnfinishedImages {
  private static final Logger log = LoggerFactory.getLogger(UnfinishedImages.class);

  private final DeadDrawings dead;

  UnfinishedImages(QuicklookSettings settings) {
    this.dead = new DeadDrawings(settings);
  }

  /** Removes hidden files and folders of tiles; trouble is told, and ends no run. */
  void remove() {
    try {
      int removed = dead.remove();
      if (removed > 0) {
        log.info("{} unfinished images of a run that was killed were removed", removed);
      }
    } catch (IOException e) {
      log.warn(
          LogContext.SHOWN,
          "unfinished images of a run that was killed are left, for the next run to remove;"
              + " mend the cause",
          e);
    }
  }
}

package org.fitsql.scheduler;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.logs.LogContext;
import org.fitsql.quicklook.FoundImages;
import org.fitsql.quicklook.QuicklookSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run that was killed had begun to write. Looking for it lists all folders of images, so it
 * is done only after a run has died, and before the record says so: killed in between, the next run
 * does it.
 */
final class UnfinishedImages {
  private static final Logger log = LoggerFactory.getLogger(UnfinishedImages.class);

  private final FoundImages found;

  UnfinishedImages(QuicklookSettings settings, List<InstrumentProfile> profiles) {
    this.found = new FoundImages(settings, profiles);
  }

  /** Removes hidden files and folders of tiles; trouble is told, and ends no run. */
  void removeOlderThan(Instant started) {
    try {
      int removed = found.removeUnfinished(started);
      log.info("{} unfinished images of a run that was killed were removed", removed);
    } catch (IOException e) {
      log.warn(
          LogContext.SHOWN,
          "unfinished images of a run that was killed may be left; remove hidden files ending in"
              + " .tmp from the folders of images",
          e);
    }
  }
}

package org.fitsql.scheduler;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.logs.LogContext;
import org.fitsql.quicklook.FoundImages;
import org.fitsql.quicklook.QuicklookPath;
import org.fitsql.quicklook.QuicklookSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images that fitsql made and no row of {@code quicklooks} names: of a run that was killed before
 * its rows were stored, or of another database. What fitsql did not make stays.
 */
public final class OrphanedImages {
  private static final Logger log = LoggerFactory.getLogger(OrphanedImages.class);

  /** Files younger than this may belong to a command that draws right now. */
  private static final Duration SURELY_DEAD = Duration.ofHours(1);

  private final QuicklookSettings settings;
  private final FoundImages found;
  private final UnnamedImages unnamed;
  private final Instant now;
  private int removed;

  public OrphanedImages(
      QuicklookSettings settings,
      List<InstrumentProfile> profiles,
      ImageInventory inventory,
      Instant now) {
    this.settings = settings;
    this.found = new FoundImages(settings, profiles);
    this.unnamed = new UnnamedImages(inventory);
    this.now = now;
  }

  /** Removes them; the number of files or pyramids. Trouble is told, and ends no run. */
  public int remove() {
    try {
      found.forEachFolder(this::removeUnnamed);
      removed += found.removeUnfinished(now.minus(SURELY_DEAD));
    } catch (IOException e) {
      log.warn(LogContext.SHOWN, "images that show no file any more may be left: {}", e.toString());
    }
    if (removed > 0) {
      log.info(LogContext.SHOWN, "{} images that no row names were removed", removed);
    }
    return removed;
  }

  private void removeUnnamed(List<QuicklookPath> images) {
    unnamed.among(images).forEach(this::remove);
  }

  private void remove(QuicklookPath image) {
    try {
      if (found.isOurs(image) && image.remove(settings)) {
        log.info("{}: removed, for no row names it", image.in(settings));
        removed++;
      }
    } catch (IOException e) {
      log.warn("{} shows no file and cannot be removed; remove it by hand", image.in(settings), e);
    }
  }
}

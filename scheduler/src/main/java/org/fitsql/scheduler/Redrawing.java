package org.fitsql.scheduler;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.QuicklookState;
import org.fitsql.quicklook.ImageState;
import org.fitsql.quicklook.QuicklookSettings;

/**
 * Images that are not as they would be drawn today, because settings, the profile of the instrument
 * or fitsql itself have changed since. Drawing them all again may take days, so a run only counts
 * them, and draws them where it is told to.
 */
final class Redrawing {
  private final ImageInventory images;
  private final Inventory files;
  private final Set<String> present;
  private final Map<String, Set<String>> wanted;

  Redrawing(
      ImageInventory images,
      Inventory files,
      QuicklookSettings settings,
      List<InstrumentProfile> profiles) {
    this.images = images;
    this.files = files;
    this.present =
        profiles.stream()
            .flatMap(
                profile ->
                    profile.quicklook().jpegs().stream()
                        .map(filetype -> ImageState.settings(settings, profile, filetype)))
            .collect(Collectors.toSet());
    this.wanted =
        profiles.stream()
            .collect(
                Collectors.toMap(
                    InstrumentProfile::id, profile -> profile.quicklook().jpegs(), (a, b) -> a));
  }

  /** Paths of those of these files whose images are outdated. */
  Set<String> outdated(Collection<InventoryFile> known) {
    return images.outdated(
        known.stream()
            .filter(file -> file.quicklook() == QuicklookState.DRAWN)
            .map(InventoryFile::path)
            .toList(),
        present);
  }

  /** Files whose images are outdated, and files that would have images today and have none. */
  long count() {
    return images.countOutdated(present) + files.undrawn(wanted);
  }
}

package org.fitsql.scheduler;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.quicklook.QuicklookPath;

/** Tells which images no row of {@code quicklooks} names. */
public record UnnamedImages(ImageInventory inventory) {

  /**
   * Those of one folder.
   *
   * @param images all of one kind
   */
  public List<QuicklookPath> among(List<QuicklookPath> images) {
    if (images.isEmpty()) {
      return List.of();
    }
    Set<String> unknown =
        inventory.unknown(
            images.get(0).kind().word(),
            images.stream()
                .map(QuicklookPath::relative)
                .map(Path::toString)
                .collect(Collectors.toSet()));
    return images.stream().filter(image -> unknown.contains(image.relative().toString())).toList();
  }
}

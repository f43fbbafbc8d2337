package org.fitsql.ingest.observation;

import java.util.List;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.inventory.QuicklookState;
import org.jspecify.annotations.Nullable;

/**
 * What became of the images of one file.
 *
 * @param state for the inventory
 * @param images those that were written
 * @param trouble why it failed, or null
 */
public record FileImages(QuicklookState state, List<Image> images, @Nullable Trouble trouble) {

  /**
   * One image, as table {@code quicklooks} describes it.
   *
   * @param kind {@code jpeg} or {@code thumbnail}
   * @param path relative to the folder of its kind
   * @param low pixel value drawn black, NaN where there is none
   * @param high pixel value drawn white, NaN where there is none
   * @param outcome how the limits were found
   */
  public record Image(
      String kind,
      String path,
      int width,
      int height,
      long bytes,
      String stretch,
      double low,
      double high,
      String outcome,
      long pixels,
      long finite,
      double min,
      double max,
      double mean) {}
}

package org.fitsql.ingest.observation;

import java.util.List;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.inventory.ImageBasis;
import org.fitsql.ingest.inventory.QuicklookState;
import org.jspecify.annotations.Nullable;

/**
 * What became of the images of one file.
 *
 * @param state for the inventory
 * @param images those that were written
 * @param planes statistics of each plane that they show
 * @param basis what the images depend on, or null where none were written
 * @param trouble why it failed, or null
 */
public record FileImages(
    QuicklookState state,
    List<Image> images,
    List<PlaneRow> planes,
    @Nullable ImageBasis basis,
    @Nullable Trouble trouble) {

  /** Without any image. */
  public FileImages(QuicklookState state, @Nullable Trouble trouble) {
    this(state, List.of(), List.of(), null, trouble);
  }

  /** Images that are there and show the file as it is now: they and their rows stay. */
  public static FileImages kept() {
    return new FileImages(QuicklookState.DRAWN, null);
  }

  /** Whether images of an earlier day stay. */
  public boolean isKept() {
    return state == QuicklookState.DRAWN && images.isEmpty();
  }

  /**
   * One image, as table {@code quicklooks} describes it.
   *
   * @param kind {@code jpeg}, {@code thumbnail}, {@code reduced} or {@code deep_zoom}
   * @param path relative to the folder of its kind
   * @param limits method that found the limits
   * @param stretch how values between the limits become shades
   * @param low pixel value drawn black, NaN where there is none
   * @param high pixel value drawn white, NaN where there is none
   * @param outcome how the limits came about
   * @param numbers statistics of all that it shows
   */
  public record Image(
      String kind,
      String path,
      int width,
      int height,
      long bytes,
      String limits,
      String stretch,
      double low,
      double high,
      String outcome,
      PixelNumbers numbers) {}

  /**
   * One plane, as table {@code quicklook_planes} describes it.
   *
   * @param hdu index of its HDU
   */
  public record PlaneRow(int hdu, String extname, int extver, PixelNumbers numbers) {}
}

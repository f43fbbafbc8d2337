package org.fitsql.quicklook;

import java.nio.file.Path;
import java.util.List;
import org.fitsql.definitions.StyleChoice;

/**
 * Where images go and how they are drawn.
 *
 * @param jpegs folder of the JPEGs
 * @param thumbnails folder of the thumbnails
 * @param style what the user says of limits and stretch; the instrument's choice stands for the
 *     rest
 * @param goodPixels whether flagged pixels and overscan are left out of limits and statistics;
 *     false: all finite pixels count
 * @param noValue the level, 0 to 255, that NaN, blank and infinite pixels are drawn in
 * @param sizes longer sides, in pixels, of smaller JPEGs that each JPEG also gets
 * @param deepZoom whether each JPEG also gets a pyramid of tiles
 */
public record QuicklookSettings(
    Path jpegs,
    Path thumbnails,
    StyleChoice style,
    boolean goodPixels,
    int noValue,
    List<Integer> sizes,
    boolean deepZoom) {

  public QuicklookSettings {
    sizes = List.copyOf(sizes);
  }

  /** The level that pixels without a value have where nothing else is said: a dark grey. */
  public static final int DARK_GREY = GreyImage.NO_VALUE;

  /** Limits at two percentiles whatever the instrument says, and all else as it is by default. */
  public QuicklookSettings(
      Path jpegs,
      Path thumbnails,
      double lowPercentile,
      double highPercentile,
      boolean goodPixels) {
    this(
        jpegs,
        thumbnails,
        new StyleChoice(null, List.of(lowPercentile, highPercentile), null, null, null),
        goodPixels,
        DARK_GREY,
        List.of(),
        false);
  }

  /** The same with images in other folders. */
  public QuicklookSettings in(Path otherJpegs, Path otherThumbnails) {
    return new QuicklookSettings(
        otherJpegs, otherThumbnails, style, goodPixels, noValue, sizes, deepZoom);
  }

  /** The same with images of other sizes. */
  public QuicklookSettings withSizes(List<Integer> others, boolean tiles) {
    return new QuicklookSettings(jpegs, thumbnails, style, goodPixels, noValue, others, tiles);
  }
}

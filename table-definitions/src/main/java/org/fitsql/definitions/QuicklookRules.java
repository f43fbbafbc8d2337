package org.fitsql.definitions;

import java.util.List;
import java.util.Set;
import org.fitsql.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which files get images, and how their planes make one picture.
 *
 * @param jpegs filetypes that get a JPEG
 * @param thumbnails filetypes that also get a thumbnail
 * @param plane EXTNAME of the HDUs that hold the planes
 * @param quality EXTNAME of the HDUs with data quality flags (same EXTVER as their plane), or null
 * @param badPixels mask of the flags that make a pixel bad
 * @param mosaic how several planes are stacked, or null where there is only ever one
 * @param folder keyword of the primary header that names the folder of the images, such as PROPOSID
 * @param saturation which pixels are saturated
 * @param active which pixels see light, or null where all do
 * @param styles how pictures are drawn; the first rule that holds counts
 */
public record QuicklookRules(
    Set<String> jpegs,
    Set<String> thumbnails,
    String plane,
    @Nullable String quality,
    int badPixels,
    @Nullable Mosaic mosaic,
    String folder,
    Saturation saturation,
    @Nullable ActiveArea active,
    List<StyleRule> styles) {

  /** Rules that leave saturation, overscan and style open. */
  public QuicklookRules(
      Set<String> jpegs,
      Set<String> thumbnails,
      String plane,
      @Nullable String quality,
      int badPixels,
      @Nullable Mosaic mosaic,
      String folder) {
    this(
        jpegs,
        thumbnails,
        plane,
        quality,
        badPixels,
        mosaic,
        folder,
        new Saturation(0, Double.NaN),
        null,
        List.of());
  }

  /** The style of a file, as far as the instrument chooses one. */
  public StyleChoice style(String filetype, String detector, Header primary) {
    return styles.stream()
        .filter(rule -> rule.holds(filetype, detector, primary))
        .map(StyleRule::choice)
        .findFirst()
        .orElse(StyleChoice.NONE);
  }

  /**
   * @param keyword keyword of a plane that says which part of the detector it is, such as CCDCHIP
   * @param bottomToTop its values from the bottom of the picture to the top
   */
  public record Mosaic(String keyword, List<String> bottomToTop) {}
}

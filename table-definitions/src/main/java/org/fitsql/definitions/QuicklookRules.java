package org.fitsql.definitions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which files get images, and how their planes make one picture.
 *
 * @param jpegs filetypes that get a JPEG
 * @param thumbnails filetypes that also get a thumbnail
 * @param plane EXTNAME of the HDUs that hold the planes, or {@link #FIRST_IMAGE}
 * @param quality EXTNAME of the HDUs with data quality flags (same EXTVER as their plane), or null
 * @param badPixels mask of the flags that make a pixel bad
 * @param mosaic how several planes are stacked, or null where there is only ever one
 * @param folder keyword of the primary header that names the folder of the images, such as PROPOSID
 * @param saturation which pixels are saturated
 * @param active which pixels see light, or null where all do
 * @param styles how pictures are drawn; the first rule that holds counts
 * @param place where planes lie on their detector, or null where that is not known
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
    List<StyleRule> styles,
    @Nullable Place place) {

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
        List.of(),
        null);
  }

  /** The style of a file, as far as the instrument chooses one. */
  public StyleChoice style(String filetype, String detector, Header primary) {
    return styles.stream()
        .filter(rule -> rule.holds(filetype, detector, primary))
        .map(StyleRule::choice)
        .findFirst()
        .orElse(StyleChoice.NONE);
  }

  /** Stands for the first HDU of a file that is an image of two axes, whatever it is called. */
  public static final String FIRST_IMAGE = "first-image";

  /** The HDUs of a file that hold the planes, in its order. */
  public List<Hdu> planes(FitsFile file) {
    return plane.equals(FIRST_IMAGE)
        ? file.hdus().stream().filter(QuicklookRules::isImage).limit(1).toList()
        : file.named(plane);
  }

  private static boolean isImage(Hdu hdu) {
    boolean image = hdu.type() == HduType.PRIMARY || hdu.type() == HduType.IMAGE;
    return image && hdu.axes().size() == 2 && hdu.axes().stream().noneMatch(axis -> axis < 2);
  }

  /**
   * @param keyword keyword of a plane that says which part of the detector it is, such as CCDCHIP
   * @param bottomToTop its values from the bottom of the picture to the top
   * @param gap pixels of the detector, unbinned, between two neighbours
   */
  public record Mosaic(String keyword, List<String> bottomToTop, int gap) {}

  /**
   * Where a plane lies on its detector: pixel of the plane = step * pixel of the detector + offset,
   * as LTM1_1 and LTV1 have it.
   *
   * @param subarray keyword of the primary header that is T where only a part was read out
   * @param offset keywords of a plane for x and y
   * @param step keywords of a plane for x and y; 1 where they are absent
   * @param sizes light-sensitive pixels of one part of the mosaic, by detector
   */
  public record Place(
      String subarray, List<String> offset, List<String> step, Map<String, Size> sizes) {}

  /**
   * @param width pixels
   * @param height pixels
   */
  public record Size(int width, int height) {}

  /** The same rules, with JPEGs of these filetypes; thumbnails of those that have both. */
  public QuicklookRules withJpegs(Set<String> filetypes) {
    Set<String> both = new LinkedHashSet<>(thumbnails);
    both.retainAll(filetypes);
    return new QuicklookRules(
        filetypes,
        both,
        plane,
        quality,
        badPixels,
        mosaic,
        folder,
        saturation,
        active,
        styles,
        place);
  }
}

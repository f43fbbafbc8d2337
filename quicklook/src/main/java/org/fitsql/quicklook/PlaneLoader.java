package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.fits.PixelArrays;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the planes of one picture, and their flags where they are to be heeded. */
final class PlaneLoader {
  /** No picture has more pixels than this. */
  static final long MOST_PIXELS = 400_000_000;

  private static final Logger log = LoggerFactory.getLogger(PlaneLoader.class);

  /** Arrays of images larger than this are let go again: such images are rare. */
  private static final long KEPT_PIXELS = 40_000_000;

  private final PixelReader reader = new PixelReader();
  private final PixelArrays arrays = new PixelArrays();
  private final boolean heedFlags;

  PlaneLoader(boolean heedFlags) {
    this.heedFlags = heedFlags;
  }

  /**
   * The planes that have pixels, from the bottom of the picture to the top.
   *
   * @param detector detector, lower case, or empty where it is not known
   * @throws IOException where pixels cannot be read, or the picture would be too large
   */
  List<Plane> load(FitsFile file, QuicklookRules rules, String filetype, String detector)
      throws IOException {
    GoodPixels good = new GoodPixels(reader, arrays, rules, heedFlags);
    List<Hdu> hdus = rules.planes(file);
    for (Hdu hdu : hdus) {
      refuseHuge(file.path(), hdu);
    }
    Mosaic mosaic = Mosaic.of(hdus, rules.mosaic());
    if (!mosaic.doubt().isEmpty()) {
      log.info("{}: planes stacked by EXTVER: {}", file.path(), mosaic.doubt());
    }
    List<Plane> planes = new ArrayList<>();
    for (Hdu hdu : mosaic.bottomToTop()) {
      Optional<Pixels> pixels = reader.read(file.path(), hdu, arrays, planes.size());
      if (pixels.isEmpty()) {
        log.debug("{}: {} has no pixels", file.path(), hdu.label());
      } else {
        planes.add(good.plane(file, hdu, pixels.get(), hdus.size(), filetype, detector));
      }
    }
    refuseHugeMosaic(file.path(), planes);
    return planes;
  }

  /** Lets go of the arrays of a huge picture; those of ordinary ones are kept. */
  void done(List<Plane> planes) {
    if (planes.stream().mapToLong(Plane::size).sum() > KEPT_PIXELS) {
      arrays.clear();
    }
  }

  /** Before memory is taken for it. */
  private static void refuseHuge(Path path, Hdu hdu) throws IOException {
    boolean image = hdu.type() == HduType.PRIMARY || hdu.type() == HduType.IMAGE;
    if (!image || hdu.axes().isEmpty() || hdu.axes().contains(0L)) {
      return;
    }
    long width = hdu.axes().get(0);
    long height = hdu.axes().size() > 1 ? hdu.axes().get(1) : 1;
    if ((double) width * height > MOST_PIXELS
        || Math.max(width, height) > JpegEncoder.LARGEST_SIDE) {
      throw tooLarge(path, hdu.label(), width, height);
    }
    long bytes = width * height * (Math.abs(hdu.bitpix()) / 8 + 2);
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: %s is %d x %d pixels, whose quicklook needs %d MB of memory; allow Java more by"
                  + " -Xmx",
              path,
              hdu.label(),
              width,
              height,
              bytes / 1_000_000));
    }
  }

  private static void refuseHugeMosaic(Path path, List<Plane> planes) throws IOException {
    long width = planes.stream().mapToLong(Plane::width).max().orElse(0);
    long height = planes.stream().mapToLong(Plane::height).sum();
    if (width * height > MOST_PIXELS || Math.max(width, height) > JpegEncoder.LARGEST_SIDE) {
      throw tooLarge(path, "the mosaic of " + planes.size() + " planes", width, height);
    }
  }

  private static IOException tooLarge(Path path, String what, long width, long height) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s: %s is %d x %d pixels, too large for a quicklook (at most %d pixels, and %d a"
                + " side)",
            path,
            what,
            width,
            height,
            MOST_PIXELS,
            JpegEncoder.LARGEST_SIDE));
  }
}

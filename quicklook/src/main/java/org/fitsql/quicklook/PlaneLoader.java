package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the planes of one picture, and their flags where they are to be heeded. */
final class PlaneLoader {
  /** No picture has more pixels than this. */
  static final long MOST_PIXELS = 400_000_000;

  private static final Logger log = LoggerFactory.getLogger(PlaneLoader.class);

  private final PixelReader reader = new PixelReader();
  private final boolean heedFlags;

  PlaneLoader(boolean heedFlags) {
    this.heedFlags = heedFlags;
  }

  /**
   * The planes that have pixels, from the bottom of the picture to the top.
   *
   * @throws IOException where pixels cannot be read, or the picture would be too large
   */
  List<Plane> load(FitsFile file, QuicklookRules rules) throws IOException {
    List<Hdu> hdus = file.named(rules.plane());
    for (Hdu hdu : hdus) {
      refuseHuge(file.path(), hdu, hdu.axes().stream().limit(2).toList());
    }
    Mosaic mosaic = Mosaic.of(hdus, rules.mosaic());
    if (!mosaic.doubt().isEmpty()) {
      log.warn("{}: planes stacked by EXTVER: {}", file.path(), mosaic.doubt());
    }
    List<Plane> planes = new ArrayList<>();
    for (Hdu hdu : mosaic.bottomToTop()) {
      Optional<Pixels> pixels = reader.read(file.path(), hdu);
      if (pixels.isEmpty()) {
        log.debug("{}: {} has no pixels", file.path(), hdu.label());
      } else {
        refuseHuge(
            file.path(), hdu, List.of((long) pixels.get().width(), (long) pixels.get().height()));
        planes.add(new Plane(pixels.get(), flagged(file, hdu, pixels.get(), rules)));
      }
    }
    refuseHugeMosaic(file.path(), planes);
    return planes;
  }

  private @Nullable BitSet flagged(FitsFile file, Hdu plane, Pixels pixels, QuicklookRules rules)
      throws IOException {
    if (!heedFlags || rules.quality() == null || rules.badPixels() == 0) {
      return null;
    }
    for (Hdu hdu : file.named(rules.quality())) {
      if (hdu.extver() == plane.extver() && sameShape(hdu, pixels)) {
        Optional<Pixels> quality = reader.read(file.path(), hdu);
        return quality.map(flags -> QualityFlags.bad(flags, rules.badPixels())).orElse(null);
      }
    }
    return null;
  }

  // an array of one value flags all pixels or none, and so tells none of them apart
  private static boolean sameShape(Hdu hdu, Pixels pixels) {
    return hdu.axes().size() >= 2
        && hdu.axes().get(0) == pixels.width()
        && hdu.axes().get(1) == pixels.height();
  }

  private static void refuseHuge(Path path, Hdu hdu, List<Long> axes) throws IOException {
    if (axes.size() < 2 || axes.contains(0L)) {
      return;
    }
    double pixels = (double) axes.get(0) * axes.get(1);
    if (pixels > MOST_PIXELS || Math.max(axes.get(0), axes.get(1)) > JpegEncoder.LARGEST_SIDE) {
      throw tooLarge(path, hdu.label(), axes.get(0), axes.get(1));
    }
  }

  private static void refuseHugeMosaic(Path path, List<Plane> planes) throws IOException {
    long width = planes.stream().mapToLong(Plane::width).max().orElse(0);
    long height = planes.stream().mapToLong(Plane::height).sum();
    if (width * height > MOST_PIXELS || height > JpegEncoder.LARGEST_SIDE) {
      throw tooLarge(path, "the mosaic of " + planes.size() + " planes", width, height);
    }
  }

  private static IOException tooLarge(Path path, String what, long width, long height) {
    return new IOException(
        String.format(
            "%s: %s is %d x %d pixels, too large for a quicklook (at most %d pixels, and %d a"
                + " side); its rows are not concerned",
            path, what, width, height, MOST_PIXELS, JpegEncoder.LARGEST_SIDE));
  }
}

package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.DataHashes;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.PixelArrays;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the planes of one picture, and their flags where they are to be heeded. */
final class PlaneLoader {
  /** A picture of more pixels is reduced while it is read. */
  static final long MOST_PIXELS = 100_000_000;

  private static final Logger log = LoggerFactory.getLogger(PlaneLoader.class);

  /** The longest side of a picture that was reduced. */
  static final int REDUCED_SIDE = 8192;

  /** Arrays of images larger than this are let go again: such images are rare. */
  private static final long KEPT_PIXELS = 40_000_000;

  private final PixelReader reader = new PixelReader();
  private final PixelArrays arrays = new PixelArrays();
  private final boolean heedFlags;

  PlaneLoader(boolean heedFlags) {
    this.heedFlags = heedFlags;
  }

  /**
   * The planes that have pixels, from the bottom of the picture to the top. Pictures of more than
   * {@link #MOST_PIXELS} are reduced while they are read; flags are not heeded then.
   *
   * @param detector detector, lower case, or empty where it is not known
   * @param hashes take the hashes of what is read
   * @throws IOException where pixels cannot be read, or memory does not do
   */
  LoadedPlanes load(
      FitsFile file, QuicklookRules rules, String filetype, String detector, DataHashes hashes)
      throws IOException {
    arrays.hashInto(hashes);
    try {
      return load(file, rules, filetype, detector);
    } finally {
      arrays.hashInto(null);
    }
  }

  /** As the other, without hashes. */
  LoadedPlanes load(FitsFile file, QuicklookRules rules, String filetype, String detector)
      throws IOException {
    List<Hdu> hdus = rules.planes(file);
    int box = box(hdus);
    GoodPixels good = new GoodPixels(reader, arrays, rules, heedFlags && box == 1);
    refuseHuge(file.path(), hdus, box);
    Mosaic mosaic = Mosaic.of(hdus, rules.mosaic());
    if (!mosaic.doubt().isEmpty()) {
      log.info("{}: planes stacked by EXTVER: {}", file.path(), mosaic.doubt());
    }
    if (box > 1) {
      log.info("{}: each pixel of the quicklook is the mean of {} x {}", file.path(), box, box);
    }
    List<Plane> planes = new ArrayList<>();
    List<Hdu> sources = new ArrayList<>();
    for (Hdu hdu : mosaic.bottomToTop()) {
      Optional<Pixels> pixels = read(file.path(), hdu, box, planes.size());
      if (pixels.isEmpty()) {
        log.debug("{}: {} has no pixels", file.path(), hdu.label());
      } else {
        planes.add(good.plane(file, hdu, pixels.get(), filetype, detector));
        sources.add(hdu);
      }
    }
    return new LoadedPlanes(planes, sources, mosaic.gap(sources, rules) / box, box);
  }

  private Optional<Pixels> read(Path path, Hdu hdu, int box, int slot) throws IOException {
    return box == 1
        ? reader.read(path, hdu, arrays, slot)
        : reader.readReduced(path, hdu, 0, box, arrays);
  }

  /** How many pixels along each side become one, so that the picture of these planes is small. */
  static int box(List<Hdu> hdus) {
    double width = 0;
    double height = 0;
    for (Hdu hdu : hdus) {
      List<Long> axes = PixelReader.imageAxes(hdu);
      if (!axes.isEmpty()) {
        width = Math.max(width, axes.get(0));
        height += axes.size() > 1 ? axes.get(1) : 1;
      }
    }
    return box(width, height);
  }

  static int box(double width, double height) {
    boolean small =
        width * height <= MOST_PIXELS && Math.max(width, height) <= JpegEncoder.LARGEST_SIDE;
    return small ? 1 : (int) Math.ceil(Math.max(width, height) / REDUCED_SIDE);
  }

  /** Lets go of the arrays of a huge picture; those of ordinary ones are kept. */
  void done(List<Plane> planes) {
    if (planes.stream().mapToLong(Plane::size).sum() > KEPT_PIXELS) {
      arrays.clear();
    }
  }

  /** Before memory is taken for it. */
  private static void refuseHuge(Path path, List<Hdu> hdus, int box) throws IOException {
    double bytes = 0;
    for (Hdu hdu : hdus) {
      List<Long> axes = PixelReader.imageAxes(hdu);
      double pixels =
          axes.stream().limit(2).mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
      bytes += pixels / box / box * (box > 1 ? 6 : Math.abs(hdu.bitpix()) / 8 + 2);
    }
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: the quicklook of %s needs %.0f MB of memory; allow Java more by -Xmx",
              path,
              hdus.get(0).label(),
              bytes / 1e6));
    }
  }
}

package org.fitsql.quicklook;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import org.fitsql.definitions.ActiveArea;
import org.fitsql.definitions.ActiveArea.Window;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.PixelArrays;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * Finds which pixels of a plane count for limits and statistics: those that no bad-pixel flag marks
 * and that see light. Flags are read even where they are not heeded: their number is a statistic.
 */
final class GoodPixels {
  private final PixelReader reader;
  private final PixelArrays arrays;
  private final QuicklookRules rules;
  private final boolean heed;

  GoodPixels(PixelReader reader, PixelArrays arrays, QuicklookRules rules, boolean heed) {
    this.reader = reader;
    this.arrays = arrays;
    this.rules = rules;
    this.heed = heed;
  }

  /**
   * @param detector detector, lower case, or empty where it is not known
   */
  Plane plane(FitsFile file, Hdu hdu, Pixels pixels, String filetype, String detector)
      throws IOException {
    QualityFlags flags = flags(file, hdu, pixels).orElse(null);
    BitSet marked = flags == null ? new BitSet() : flags.bad();
    BitSet bad = marked.isEmpty() ? null : marked;
    long flagged = marked.cardinality();
    Plane.About about =
        new Plane.About(
            hdu.index(),
            hdu.extname(),
            hdu.extver(),
            flagged,
            flags == null ? 0 : flags.saturated(),
            flags == null ? rules.saturation().from() : Double.NaN);
    return new Plane(
        pixels, heed ? withoutOverscan(bad, hdu, pixels, filetype, detector) : null, about);
  }

  private Optional<QualityFlags> flags(FitsFile file, Hdu plane, Pixels pixels) throws IOException {
    int saturation = rules.saturation().flags();
    if (rules.quality() == null || (rules.badPixels() | saturation) == 0) {
      return Optional.empty();
    }
    for (Hdu hdu : file.named(rules.quality())) {
      if (hdu.extver() == plane.extver() && sameShape(hdu, pixels)) {
        int size = pixels.width() * pixels.height();
        QualityFlags flags = new QualityFlags(size, rules.badPixels(), saturation);
        boolean read =
            reader.marked(file.path(), hdu, arrays, flags.mask(), flags::take)
                || reader.read(file.path(), hdu, arrays, flags);
        return read ? Optional.of(flags) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  // an array of one value flags all pixels or none, and so tells none of them apart
  private static boolean sameShape(Hdu hdu, Pixels pixels) {
    return hdu.axes().size() >= 2
        && hdu.axes().get(0) == pixels.width()
        && hdu.axes().get(1) == pixels.height();
  }

  private @Nullable BitSet withoutOverscan(
      @Nullable BitSet bad, Hdu hdu, Pixels pixels, String filetype, String detector) {
    ActiveArea active = rules.active();
    if (active == null || !active.filetypes().contains(filetype)) {
      return bad;
    }
    QuicklookRules.Mosaic mosaic = rules.mosaic();
    String part =
        mosaic == null ? "" : hdu.header().text(mosaic.keyword()).map(String::strip).orElse("");
    int width = pixels.width();
    int height = pixels.height();
    Window window = active.window(detector, part, hdu.header(), width, height).orElse(null);
    if (window == null || window.equals(new Window(0, 0, width, height))) {
      return bad;
    }
    BitSet out = bad == null ? new BitSet(width * height) : bad;
    for (int y = 0; y < height; y++) {
      boolean inside = y >= window.bottom() && y < window.top();
      out.set(y * width, y * width + (inside ? window.left() : width));
      out.set(y * width + (inside ? window.right() : width), (y + 1) * width);
    }
    return out;
  }
}

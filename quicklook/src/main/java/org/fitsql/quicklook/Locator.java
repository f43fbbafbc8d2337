package org.fitsql.quicklook;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.PixelReader;

/**
 * Where the planes of a picture lie on their detector. It is shown above the picture, so that it
 * hides no pixel and pixels keep their places as FITS counts them.
 *
 * @param width of the detector in its own pixels, gaps included
 * @param height of the detector in its own pixels, gaps included
 * @param parts the parts of the detector, from the bottom
 * @param windows what was read out
 */
record Locator(double width, double height, List<Window> parts, List<Window> windows) {
  private static final double WHOLE = 0.95;
  private static final int MARGIN = 4;
  private static final int LEAST = 24;
  private static final int MOST = 128;
  private static final int OUTLINE = 160;
  private static final int WINDOW = 255;

  /** A rectangle in pixels of the detector, counted from its lower left corner. */
  record Window(double left, double bottom, double right, double top) {

    Window within(Window limits) {
      return new Window(
          Math.max(left, limits.left),
          Math.max(bottom, limits.bottom),
          Math.min(right, limits.right),
          Math.min(top, limits.top));
    }

    boolean covers(Window other) {
      return right - left >= WHOLE * (other.right - other.left)
          && top - bottom >= WHOLE * (other.top - other.bottom);
    }

    boolean isEmpty() {
      return left >= right || bottom >= top;
    }
  }

  /**
   * Empty where it is no subarray, the detector is not known, or all of a part of it was read out.
   */
  static Optional<Locator> of(InstrumentProfile profile, FitsFile file, LoadedPlanes loaded) {
    QuicklookRules rules = profile.quicklook();
    QuicklookRules.Place place = rules.place();
    QuicklookRules.Size size =
        place == null
            ? null
            : file.primary()
                .flatMap(primary -> profile.detector(primary.header()))
                .map(place.sizes()::get)
                .orElse(null);
    if (place == null || size == null || !isSubarray(file, place) || loaded.hdus().isEmpty()) {
      return Optional.empty();
    }
    int gap = rules.mosaic() == null ? 0 : rules.mosaic().gap();
    int count = parts(loaded.hdus(), rules);
    List<Window> parts = IntStream.range(0, count).mapToObj(i -> part(size, gap, i)).toList();
    List<Window> windows =
        loaded.hdus().stream()
            .flatMap(hdu -> window(hdu, place, parts.get(part(hdu, rules, count))).stream())
            .toList();
    if (windows.size() < loaded.hdus().size()) {
      return Optional.empty();
    }
    double height = parts.get(count - 1).top();
    return Optional.of(new Locator(size.width(), height, parts, windows));
  }

  private static boolean isSubarray(FitsFile file, QuicklookRules.Place place) {
    return file.primary()
        .flatMap(primary -> primary.header().find(place.subarray()))
        .filter(value -> value instanceof CardValue.Logical logical && logical.truth())
        .isPresent();
  }

  /** A detector has as many parts as the rule has values; one where planes do not name theirs. */
  private static int parts(List<Hdu> hdus, QuicklookRules rules) {
    QuicklookRules.Mosaic mosaic = rules.mosaic();
    if (mosaic == null) {
      return 1;
    }
    List<String> known = mosaic.bottomToTop();
    boolean named = hdus.stream().allMatch(hdu -> known.contains(Mosaic.part(hdu, mosaic)));
    return named ? known.size() : 1;
  }

  private static int part(Hdu hdu, QuicklookRules rules, int count) {
    QuicklookRules.Mosaic mosaic = rules.mosaic();
    return count == 1 || mosaic == null
        ? 0
        : mosaic.bottomToTop().indexOf(Mosaic.part(hdu, mosaic));
  }

  private static Window part(QuicklookRules.Size size, int gap, int index) {
    double bottom = (double) index * (size.height() + gap);
    return new Window(0, bottom, size.width(), bottom + size.height());
  }

  /** Empty where the plane is all of its part, or its header does not say where it is. */
  private static Optional<Window> window(Hdu hdu, QuicklookRules.Place place, Window part) {
    Optional<Double> x = hdu.header().real(place.offset().get(0));
    Optional<Double> y = hdu.header().real(place.offset().get(1));
    List<Long> axes = PixelReader.imageAxes(hdu);
    double stepX = hdu.header().real(place.step().get(0)).filter(s -> s > 0).orElse(1.0);
    double stepY = hdu.header().real(place.step().get(1)).filter(s -> s > 0).orElse(1.0);
    if (x.isEmpty() || y.isEmpty() || axes.size() < 2) {
      return Optional.empty();
    }
    Window window =
        new Window(
                -x.get() / stepX,
                part.bottom() - y.get() / stepY,
                (axes.get(0) - x.get()) / stepX,
                part.bottom() + (axes.get(1) - y.get()) / stepY)
            .within(part);
    return window.isEmpty() || window.covers(part) ? Optional.empty() : Optional.of(window);
  }

  /** The picture with a strip above it that shows the detector and what was read out. */
  GreyImage above(GreyImage picture) {
    int strip = Math.max(LEAST, Math.min(MOST, picture.height() / 8));
    GreyImage both =
        new GreyImage(
            picture.width(),
            picture.height() + strip,
            new byte[picture.width() * (picture.height() + strip)]);
    both.fill(GreyImage.NO_VALUE);
    System.arraycopy(
        picture.levels(),
        0,
        both.levels(),
        strip * picture.width(),
        picture.width() * picture.height());
    double scale = Math.min((strip - 2 * MARGIN) / height, (picture.width() - 2 * MARGIN) / width);
    if (scale > 0) {
      parts.forEach(part -> draw(both, part, scale, false));
      windows.forEach(window -> draw(both, window, scale, true));
    }
    return both;
  }

  private void draw(GreyImage image, Window window, double scale, boolean filled) {
    int left = MARGIN + (int) Math.round(window.left() * scale);
    int right = Math.max(left, MARGIN + (int) Math.round(window.right() * scale) - 1);
    int top = MARGIN + (int) Math.round((height - window.top()) * scale);
    int bottom = Math.max(top, MARGIN + (int) Math.round((height - window.bottom()) * scale) - 1);
    for (int y = top; y <= Math.min(bottom, image.height() - 1); y++) {
      for (int x = left; x <= Math.min(right, image.width() - 1); x++) {
        if (filled || y == top || y == bottom || x == left || x == right) {
          image.levels()[y * image.width() + x] = (byte) (filled ? WINDOW : OUTLINE);
        }
      }
    }
  }
}

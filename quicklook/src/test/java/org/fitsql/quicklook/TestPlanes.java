package org.fitsql.quicklook;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.fitsql.definitions.LimitsMethod;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.definitions.Stretch;
import org.fitsql.fits.Pixels;
import org.fitsql.fits.Pixels.Scaling;

/** Planes and settings for tests. */
final class TestPlanes {
  static final Scaling AS_STORED = new Scaling(1, 0, null);

  private TestPlanes() {}

  static Plane floats(int width, float... values) {
    return plane(new Pixels.Floats(width, values.length / width, AS_STORED, values));
  }

  static Plane doubles(int width, double... values) {
    return plane(new Pixels.Doubles(width, values.length / width, AS_STORED, values));
  }

  static Plane shorts(int width, Scaling scaling, short... values) {
    return plane(new Pixels.Shorts(width, values.length / width, scaling, values));
  }

  static Plane plane(Pixels pixels) {
    return new Plane(pixels, null);
  }

  static Plane flagging(Plane plane, int... bad) {
    BitSet flagged = new BitSet();
    for (int i : bad) {
      flagged.set(i);
    }
    return new Plane(plane.pixels(), flagged);
  }

  static QuicklookSettings settings(Path folder) {
    return new QuicklookSettings(
        folder.resolve("jpegs"), folder.resolve("thumbnails"), 1, 99, true);
  }

  static Limits limits(Plane... planes) {
    return limits(1, 99, planes);
  }

  static Limits limits(double low, double high, Plane... planes) {
    return limits(new WorkArrays(), low, high, planes);
  }

  static Limits limits(WorkArrays arrays, double low, double high, Plane... planes) {
    return limits(percentiles(low, high), arrays, planes);
  }

  static Limits limits(QuicklookStyle style, WorkArrays arrays, Plane... planes) {
    return Limits.find(List.of(planes), style, arrays);
  }

  static QuicklookStyle percentiles(double low, double high) {
    return style(LimitsMethod.PERCENTILE, low, high, Stretch.LINEAR);
  }

  static QuicklookStyle style(LimitsMethod method, Stretch stretch) {
    return style(method, 1, 99, stretch);
  }

  private static QuicklookStyle style(
      LimitsMethod method, double low, double high, Stretch stretch) {
    return new QuicklookStyle(method, low, high, 3, 5, stretch);
  }

  static GreyImage draw(Plane... planes) {
    return draw(QuicklookStyle.STANDARD, planes);
  }

  static GreyImage draw(QuicklookStyle style, Plane... planes) {
    Limits limits = limits(style, new WorkArrays(), planes);
    return Picture.draw(List.of(planes), limits, GreyImage.NO_VALUE, new WorkArrays());
  }

  /** Grey level, 0 to 255, at a column and a row counted from the bottom. */
  static int level(GreyImage image, int x, int rowFromBottom) {
    return image.levels()[image.index(x, rowFromBottom)] & 0xff;
  }
}

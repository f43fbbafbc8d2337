package org.fitsql.quicklook;

import java.util.BitSet;
import org.fitsql.fits.Pixels;

/** Scans 32-bit floats as stored; buckets as {@link BucketCounts} has them. */
final class FloatScan extends PlaneScan {
  private final float[] pixels;
  private final float[] packed;

  FloatScan(Plane plane, ScanPlan plan, ScanRoom room) {
    super(plane, plan, room);
    if (!(plane.pixels() instanceof Pixels.Floats floats)) {
      throw new IllegalArgumentException("not 32-bit floats: " + plane.about());
    }
    pixels = floats.values();
    packed = new float[plane.width()];
    // two places are counted for an odd value before its row is taken back
    room.floats().room(plan.kept() + 2 * plane.width());
  }

  @Override
  void sort(int used) {
    room().floats().sort(used, room().offsets(), plan().buckets());
  }

  @Override
  void copy(int bits, double[] target, int at) {
    float[] values = room().floats().values();
    int first = room().offset(bits);
    int count = count(bits);
    for (int i = 0; i < count; i++) {
      target[at + i] = values[first + i];
    }
  }

  @Override
  void scanRow(int y) {
    int width = plane().width();
    int start = y * width;
    BitSet flagged = plane().flagged();
    int bad = flagged == null ? -1 : flagged.nextSetBit(start);
    if (flagged == null || bad < 0 || bad >= start + width) {
      scan(pixels, start, start + width);
    } else {
      scan(packed, 0, pack(flagged, bad, start, start + width));
    }
  }

  /** Good values of a row side by side: no place matters here, and no good one needs a question. */
  private int pack(BitSet flagged, int firstBad, int start, int end) {
    int n = 0;
    int from = start;
    for (int bad = firstBad; bad >= 0 && bad < end; bad = flagged.nextSetBit(bad + 1)) {
      System.arraycopy(pixels, from, packed, n, bad - from);
      n += bad - from;
      setAside(pixels[bad]);
      from = bad + 1;
    }
    System.arraycopy(pixels, from, packed, n, end - from);
    return n + end - from;
  }

  private void scan(float[] values, int from, int to) {
    if (!scanNumbers(values, from, to)) {
      for (int i = from; i < to; i++) {
        scanOne(values[i]);
      }
    }
  }

  /**
   * Two values at a time with sums of their own: an addition that waits for another is slow. False,
   * with nothing done, where a value is no number.
   */
  private boolean scanNumbers(float[] values, int from, int to) {
    float[] keep = room().floats().values();
    int[] actions = plan().actions();
    double[] weights = plan().weights();
    double centre = plan().buckets().centre();
    float near = (float) centre;
    double s = 0;
    double t = 0;
    double q = 0;
    double r = 0;
    int n = kept();
    int x = from;
    for (; x < to - 1; x += 2) {
      float v = values[x];
      float w = values[x + 1];
      int first = actions[Float.floatToRawIntBits(v - near) >>> Short.SIZE];
      int second = actions[Float.floatToRawIntBits(w - near) >>> Short.SIZE];
      keep[n] = v;
      n += first;
      keep[n] = w;
      n += second;
      double d = (v - centre) * weights[first];
      double f = (w - centre) * weights[second];
      s += d;
      t += f;
      q += d * d;
      r += f * f;
    }
    if (Double.isNaN(s + t)) {
      return false;
    }
    add(s + t, q + r, n);
    if (x < to) {
      scanOne(values[x]);
    }
    return true;
  }

  private void scanOne(float value) {
    if (!Float.isFinite(value)) {
      setAside(value);
      return;
    }
    double centre = plan().buckets().centre();
    int action = plan().actions()[Buckets.bits(value, centre)];
    int n = kept();
    room().floats().values()[n] = value;
    double difference = (value - centre) * plan().weights()[action];
    add(difference, difference * difference, n + action);
  }
}

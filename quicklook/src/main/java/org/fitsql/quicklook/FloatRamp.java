package org.fitsql.quicklook;

/** The linear one: arithmetic is quicker than a table. */
final class FloatRamp implements FloatScale {
  private static final float NO_FRACTION = 1 << 23;
  private static final int BLACK = Float.floatToRawIntBits(NO_FRACTION);
  private static final int WHITE = BLACK + 255;

  private final float low;
  private final float slope;
  private final float offset;

  private final byte noValue;

  FloatRamp(Limits limits, int noValue) {
    this.noValue = (byte) noValue;
    low = (float) limits.low();
    slope = (float) (255 / (limits.high() - limits.low()));
    // what the lower limit lost when it became a float
    offset = (float) ((low - limits.low()) * (255 / (limits.high() - limits.low())));
  }

  @Override
  public void draw(float[] values, int from, int count, byte[] levels, int start) {
    for (int x = 0; x < count; x++) {
      float value = values[from + x];
      // a number so large has no fraction, so that its lowest bits are the nearest level; whatever
      // is less or more has bits that are less or more
      int bits = Float.floatToRawIntBits((value - low) * slope + offset + NO_FRACTION);
      int level = Math.max(BLACK, Math.min(WHITE, bits));
      levels[start + x] = Math.abs(value) <= Float.MAX_VALUE ? (byte) level : noValue;
    }
  }
}

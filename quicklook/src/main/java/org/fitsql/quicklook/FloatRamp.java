package org.fitsql.quicklook;

/** The linear one: arithmetic is quicker than a table. */
final class FloatRamp implements FloatScale {
  private final float low;
  private final float slope;
  private final float offset;

  private final byte noValue;

  FloatRamp(Limits limits, int noValue) {
    this.noValue = (byte) noValue;
    low = (float) limits.low();
    slope = (float) (255 / (limits.high() - limits.low()));
    // half a level to round, and what the lower limit lost when it became a float
    offset = (float) (0.5 + (low - limits.low()) * (255 / (limits.high() - limits.low())));
  }

  @Override
  public void draw(float[] values, int from, int count, byte[] levels, int start) {
    for (int x = 0; x < count; x++) {
      float value = values[from + x];
      // the conversion makes what is too large for an int the largest int
      int level = Math.max(0, Math.min(255, (int) ((value - low) * slope + offset)));
      levels[start + x] = Math.abs(value) <= Float.MAX_VALUE ? (byte) level : noValue;
    }
  }
}

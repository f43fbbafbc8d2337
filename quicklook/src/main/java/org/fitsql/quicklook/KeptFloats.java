package org.fitsql.quicklook;

/** Values that the scan of a plane of 32-bit floats keeps. */
final class KeptFloats {
  private float[] values = new float[0];
  private final Spare<float[]> spare;

  /**
   * @param spare shared by all that are sorted one after another
   */
  KeptFloats(Spare<float[]> spare) {
    this.spare = spare;
  }

  float[] values() {
    return values;
  }

  /** As {@link KeptDoubles#room}. */
  float[] room(int count) {
    if (values.length <= count) {
      values = new float[0];
      values = new float[KeptDoubles.length(count)];
    }
    return values;
  }

  /** As {@link KeptDoubles#sort}. */
  void sort(int used, int[] offsets, Buckets buckets) {
    float[] unsorted = values;
    float[] other = spare.get();
    float[] sorted = other.length < values.length ? new float[values.length] : other;
    float centre = (float) buckets.centre();
    for (int i = 0; i < used; i++) {
      float value = unsorted[i];
      int bits = Float.floatToRawIntBits(value - centre) >>> Short.SIZE;
      sorted[offsets[Buckets.isOrdinary(bits) ? bits : buckets.of(value)]++] = value;
    }
    spare.put(unsorted);
    values = sorted;
  }

  void trim(int most) {
    if (values.length > most) {
      values = new float[0];
    }
  }
}

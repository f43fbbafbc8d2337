package org.fitsql.quicklook;

/**
 * Cuts the number line into 65,536 buckets that are narrow near a centre and grow with the distance
 * from it: a bucket is the upper half of the bits of {@code value - centre} as a 32-bit float, so
 * that its width is at most 1/128 of the distance. Subtraction and conversion round monotonically,
 * so a value of a lower bucket is never greater than one of a higher bucket.
 *
 * @param centre a value in the midst of the others
 */
record Buckets(double centre) {
  static final int COUNT = 1 << 16;

  /** The exponent of infinity and NaN: what is in these buckets needs a closer look. */
  private static final int NOT_FINITE = 0x7f80;

  private static final int SIGN = 0x8000;

  /** The last buckets below and above, which also hold what is too far away for a float. */
  static final int LOWEST = SIGN | (NOT_FINITE - 1);

  static final int HIGHEST = NOT_FINITE - 1;

  /** The bits of the bucket of a value, without a closer look. */
  static int bits(double value, double centre) {
    return Float.floatToRawIntBits((float) (value - centre)) >>> 16;
  }

  /** Whether these bits are of a number, NaN, infinity or a number that is too far away. */
  static boolean isOrdinary(int bits) {
    return (bits & NOT_FINITE) != NOT_FINITE;
  }

  /** The bucket of any finite value. */
  int of(double value) {
    int bits = bits(value, centre);
    if (isOrdinary(bits)) {
      return bits;
    }
    return value < centre ? LOWEST : HIGHEST;
  }

  /** Position of a bucket in the order of its values; the same function leads back. */
  static int order(int bits) {
    return (bits & SIGN) != 0 ? COUNT - 1 - bits : bits | SIGN;
  }

  /** Bits of the bucket of a position. */
  static int bitsOf(int order) {
    return (order & SIGN) != 0 ? order & ~SIGN : COUNT - 1 - order;
  }
}

package org.fitsql.quicklook;

import org.fitsql.definitions.Stretch;

/**
 * The level, 0 to 255, nearest to {@code 255 * shade(x)} for x from 0 to 1, by table: a coarse
 * table leads near it, and the border between two levels decides.
 */
final class Curve {
  private static final int CELLS = 1 << 14;
  private static final int WHITE = 255;

  private final byte[] start = new byte[CELLS + 1];

  /** The smallest x of each level. */
  private final double[] borders = new double[WHITE + 2];

  Curve(Stretch stretch) {
    for (int level = 1; level <= WHITE; level++) {
      borders[level] = border(stretch, level);
    }
    borders[WHITE + 1] = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell <= CELLS; cell++) {
      int level = cell == 0 ? 0 : start[cell - 1] & 0xff;
      start[cell] = (byte) climb(level, (double) cell / CELLS);
    }
  }

  int level(double x) {
    if (x >= 1) {
      return WHITE;
    }
    return x > 0 ? climb(start[(int) (x * CELLS)] & 0xff, x) : 0;
  }

  private int climb(int from, double x) {
    int level = from;
    while (x >= borders[level + 1]) {
      level++;
    }
    return level;
  }

  private static double border(Stretch stretch, int level) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (WHITE * stretch.shade(middle) + 0.5 >= level) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}

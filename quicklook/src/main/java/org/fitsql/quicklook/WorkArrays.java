package org.fitsql.quicklook;

import java.util.ArrayList;
import java.util.List;

/**
 * The arrays that are used again from one image to the next. They grow to what the largest image so
 * far needed, except that those of a huge picture are let go of again.
 */
final class WorkArrays {
  /** Values kept of one plane: more are let go of again. */
  private static final int KEPT_VALUES = 3 << 20;

  private static final int KEPT = 40_000_000;

  private double[] row = new double[0];
  private final Spare<float[]> spareFloats = new Spare<>(new float[0]);
  private final Spare<double[]> spareDoubles = new Spare<>(new double[0]);
  private final List<ScanRoom> scanRooms = new ArrayList<>();
  private final byte[] table = new byte[1 << 16];
  private byte[] grey = new byte[0];

  /** One row of physical values. */
  double[] row(int width) {
    row = row.length < width ? new double[width] : row;
    return row;
  }

  /** Room for the scan of one plane of a picture. */
  ScanRoom scanRoom(int plane) {
    while (scanRooms.size() <= plane) {
      scanRooms.add(new ScanRoom(spareFloats, spareDoubles));
    }
    return scanRooms.get(plane);
  }

  /** A level for each 16-bit value. */
  byte[] table() {
    return table;
  }

  /** The 8-bit picture; its contents are those of the picture before. */
  byte[] grey(int size) {
    grey = grey.length < size ? new byte[size] : grey;
    return grey;
  }

  /** Lets go of what a huge picture needed; such pictures are rare. */
  void done() {
    if (grey.length > KEPT) {
      grey = new byte[0];
    }
    scanRooms.forEach(room -> room.trim(KEPT_VALUES));
    if (spareFloats.get().length > KEPT_VALUES) {
      spareFloats.put(new float[0]);
    }
    if (spareDoubles.get().length > KEPT_VALUES) {
      spareDoubles.put(new double[0]);
    }
    if (scanRooms.size() > 2) {
      scanRooms.subList(2, scanRooms.size()).clear();
    }
  }
}

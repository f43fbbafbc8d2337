package org.fitsql.quicklook;

/**
 * The arrays that are used again from one image to the next. They grow to what the largest image so
 * far needed, except that those of a huge picture are let go of again.
 */
final class WorkArrays {
  /** Values that a bracket has room for at first. */
  static final int ROOM = 1 << 18;

  private static final int KEPT = 40_000_000;

  private double[] row = new double[0];
  private double[] sample = new double[0];
  private double[] lowerRoom = new double[ROOM];
  private double[] upperRoom = new double[ROOM];
  private final byte[] table = new byte[1 << 16];
  private byte[] grey = new byte[0];

  /** One row of physical values. */
  double[] row(int width) {
    row = row.length < width ? new double[width] : row;
    return row;
  }

  double[] sample(int size) {
    sample = sample.length < size ? new double[size] : sample;
    return sample;
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

  double[] lowerRoom() {
    return lowerRoom;
  }

  double[] upperRoom() {
    return upperRoom;
  }

  /** Takes back the rooms of two brackets, which may have grown. */
  void keepRooms(double[] lower, double[] upper) {
    lowerRoom = lower;
    upperRoom = upper;
  }

  /** Lets go of what a huge picture needed; such pictures are rare. */
  void done() {
    if (grey.length > KEPT) {
      grey = new byte[0];
    }
    if (lowerRoom.length > ROOM || upperRoom.length > ROOM) {
      lowerRoom = new double[ROOM];
      upperRoom = new double[ROOM];
    }
  }
}

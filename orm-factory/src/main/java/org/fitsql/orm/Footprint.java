package org.fitsql.orm;

/**
 * What columns take up of a row at worst.
 *
 * @param columns how many they are
 * @param page bytes in the page in which the row lives
 * @param row bytes in the row as a whole, where every text is counted by its pointer
 */
record Footprint(int columns, int page, int row) {
  static final Footprint NONE = new Footprint(0, 0, 0);

  Footprint plus(Footprint other) {
    return new Footprint(columns + other.columns, page + other.page, row + other.row);
  }

  /** Whether this much, taken as a limit, has room for {@code used}. */
  boolean holds(Footprint used) {
    return used.columns <= columns && used.page <= page && used.row <= row;
  }
}

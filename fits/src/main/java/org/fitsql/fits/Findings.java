package org.fitsql.fits;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the findings of one file, up to a limit that keeps a file of junk from filling memory.
 */
final class Findings {
  static final int LIMIT = 1000;

  private final List<Finding> list = new ArrayList<>();

  void add(int hdu, long offset, String keyword, String message) {
    if (list.size() < LIMIT) {
      list.add(new Finding(hdu, offset, keyword, message));
    } else if (list.size() == LIMIT) {
      list.add(new Finding(hdu, offset, "", "further findings of this file are not listed"));
    }
  }

  /** The sink for the records of one header. */
  FindingSink of(int hdu, long headerOffset) {
    return (record, keyword, message) ->
        add(hdu, headerOffset + (long) record * Header.RECORD, keyword, message);
  }

  List<Finding> list() {
    return List.copyOf(list);
  }
}

package org.fitsql.fits;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the findings of one file, up to a limit that keeps a file of junk from filling memory.
 */
final class Findings {
  static final int LIMIT = 1000;

  private final List<Finding> list = new ArrayList<>();

  void add(Rule rule, int hdu, long offset, String keyword, String message) {
    if (list.size() < LIMIT) {
      list.add(new Finding(hdu, offset, keyword, rule, message));
    } else if (list.size() == LIMIT) {
      String more = "further findings of this file are not listed";
      list.add(new Finding(hdu, offset, "", Rule.MORE, more));
    }
  }

  /** The sink for the records of one header. */
  FindingSink of(int hdu, long headerOffset) {
    return (rule, record, keyword, message) ->
        add(rule, hdu, headerOffset + (long) record * Header.RECORD, keyword, message);
  }

  List<Finding> list() {
    return List.copyOf(list);
  }
}

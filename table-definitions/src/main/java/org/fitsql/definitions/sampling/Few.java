package org.fitsql.definitions.sampling;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts texts, but only those that come first in alphabetical order: a bounded few of them,
 * however many there are. Their counts are exact and depend on no order of arrival, since a text
 * that is among the first of all was among the first from when it came. Not safe to share.
 */
final class Few {

  /** Characters kept of one text. */
  static final int LONGEST = 200;

  private final int most;
  private final TreeMap<String, Long> counts = new TreeMap<>();

  Few(int most) {
    this.most = most;
  }

  void add(String text) {
    String kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    if (counts.size() == most && kept.compareTo(counts.lastKey()) > 0) {
      return;
    }
    counts.merge(kept, 1L, Long::sum);
    if (counts.size() > most) {
      counts.pollLastEntry();
    }
  }

  /** The texts and how often they came, in alphabetical order. */
  SortedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** The most frequent text, of equals the first; empty where there is none. */
  String mostFrequent() {
    return counts.entrySet().stream()
        .max(
            Comparator.comparingLong((Map.Entry<String, Long> entry) -> entry.getValue())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}

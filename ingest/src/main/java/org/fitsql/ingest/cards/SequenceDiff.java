package org.fitsql.ingest.cards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What was removed from a sequence and what was added to it: everything outside a longest common
 * subsequence. Beyond {@link #MOST_PAIRS} pairs of elements (after what is common at both ends is
 * set aside) that would cost too much, and the sequences are compared as bags, whose order does not
 * count.
 */
final class SequenceDiff {
  static final int MOST_PAIRS = 1 << 20;

  private final List<?> older;
  private final List<?> newer;
  private final IntConsumer removed;
  private final IntConsumer added;
  private int start;
  private int olderEnd;
  private int newerEnd;

  /**
   * @param removed told the positions in {@code older} of what is gone, in order
   * @param added told the positions in {@code newer} of what is new, in order
   */
  SequenceDiff(List<?> older, List<?> newer, IntConsumer removed, IntConsumer added) {
    this.older = older;
    this.newer = newer;
    this.removed = removed;
    this.added = added;
    this.olderEnd = older.size();
    this.newerEnd = newer.size();
  }

  void compare() {
    while (start < olderEnd && start < newerEnd && isSame(start, start)) {
      start++;
    }
    while (start < olderEnd && start < newerEnd && isSame(olderEnd - 1, newerEnd - 1)) {
      olderEnd--;
      newerEnd--;
    }
    if ((long) (olderEnd - start) * (newerEnd - start) > MOST_PAIRS) {
      compareBags();
    } else {
      compareInOrder();
    }
  }

  private boolean isSame(int i, int j) {
    return older.get(i).equals(newer.get(j));
  }

  private void compareInOrder() {
    int[][] common = commonLengths();
    int i = start;
    int j = start;
    while (i < olderEnd || j < newerEnd) {
      if (i < olderEnd && j < newerEnd && isSame(i, j)) {
        i++;
        j++;
      } else if (j == newerEnd
          || (i < olderEnd
              && common[i - start + 1][j - start] >= common[i - start][j - start + 1])) {
        removed.accept(i++);
      } else {
        added.accept(j++);
      }
    }
  }

  /** Length of the longest common subsequence of what begins at {@code start + [i][j]}. */
  private int[][] commonLengths() {
    int[][] common = new int[olderEnd - start + 1][newerEnd - start + 1];
    for (int i = olderEnd - start - 1; i >= 0; i--) {
      for (int j = newerEnd - start - 1; j >= 0; j--) {
        common[i][j] =
            isSame(start + i, start + j)
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private void compareBags() {
    Map<Object, Integer> unmatched = new HashMap<>();
    for (int j = start; j < newerEnd; j++) {
      unmatched.merge(newer.get(j), 1, Integer::sum);
    }
    for (int i = start; i < olderEnd; i++) {
      if (!take(unmatched, older.get(i))) {
        removed.accept(i);
      }
    }
    for (int j = start; j < newerEnd; j++) {
      if (take(unmatched, newer.get(j))) {
        added.accept(j);
      }
    }
  }

  private static boolean take(Map<Object, Integer> counts, Object element) {
    int count = counts.getOrDefault(element, 0);
    counts.put(element, Math.max(0, count - 1));
    return count > 0;
  }
}

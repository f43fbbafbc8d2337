package org.fitsql.quicklook;

/** Hoare's quickselect: the k-th smallest of some numbers in linear time, without sorting them. */
final class Selection {

  private Selection() {}

  /**
   * The value that would stand at {@code rank} if the first {@code count} numbers were sorted.
   * Reorders them. NaN must not be among them.
   */
  static double select(double[] numbers, int count, int rank) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      double pivot = medianOfThree(numbers[low], numbers[(low + high) >>> 1], numbers[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (numbers[i] < pivot) {
          i++;
        }
        while (numbers[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = numbers[i];
          numbers[i++] = numbers[j];
          numbers[j--] = swap;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return numbers[rank];
      }
    }
    return numbers[rank];
  }

  private static double medianOfThree(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

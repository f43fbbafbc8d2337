package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnSumsTest {

  @Test
  void columnsOfAnyWidthAndAnyNumberOfRowsAreSummedUp() {
    for (int width : new int[] {1, 7, 8, 21, 64}) {
      byte[] levels = new byte[width * 603];
      new Random(width).nextBytes(levels);
      levels[3 * width] = -1;
      ColumnSums sums = new ColumnSums(new GreyImage(width, 603, levels));
      for (int rows : new int[] {600, 1, 257, 258}) {
        int[] found = sums.of(3, rows);
        for (int x = 0; x < width; x++) {
          int sum = 0;
          for (int y = 3; y < 3 + rows; y++) {
            sum += levels[y * width + x] & 0xff;
          }
          assertThat(found[x]).isEqualTo(sum);
        }
      }
    }
  }
}

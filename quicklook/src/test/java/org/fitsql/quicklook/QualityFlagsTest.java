package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;

import java.util.Arrays;
import java.util.Random;
import org.fitsql.fits.Pixels;
import org.junit.jupiter.api.Test;

class QualityFlagsTest {

  @Test
  void everyFlaggedPixelIsFoundWhereverItStands() {
    Random random = new Random(1);
    for (int size : new int[] {1, 7, 8, 63, 64, 65, 130, 1001}) {
      short[] values = new short[size];
      long saturated = 0;
      for (int i = 0; i < size; i++) {
        values[i] = (short) (random.nextInt(5) == 0 ? random.nextInt() : 0);
        saturated += (values[i] & 256) != 0 ? 1 : 0;
      }
      QualityFlags flags = new QualityFlags(size, 4 | 32768, 256);
      int half = size / 2;
      flags.take(0, rows(Arrays.copyOf(values, half)));
      flags.take(half, rows(Arrays.copyOfRange(values, half, size)));
      assertThat(flags.saturated()).isEqualTo(saturated);
      for (int i = 0; i < size; i++) {
        assertThat(flags.bad().get(i)).as("pixel %d", i).isEqualTo((values[i] & (4 | 32768)) != 0);
      }
    }
  }

  private static Pixels rows(short[] values) {
    return new Pixels.Shorts(1, values.length, AS_STORED, values);
  }
}

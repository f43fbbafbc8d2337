package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.quicklook.TestPlanes.AS_STORED;

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
      QualityFlags flags =
          QualityFlags.of(new Pixels.Shorts(size, 1, AS_STORED, values), 4 | 32768, 256);
      assertThat(flags.saturated()).isEqualTo(saturated);
      for (int i = 0; i < size; i++) {
        assertThat(flags.bad().get(i)).as("pixel %d", i).isEqualTo((values[i] & (4 | 32768)) != 0);
      }
    }
  }
}

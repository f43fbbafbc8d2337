package org.fitsql.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link HeaderFuzz} asks holds for some inputs of each kind, and for those that it found. */
class HeaderFuzzTest {
  private static final int RANDOM_INPUTS = 200;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "\0SIMPLE  =                    T",
        "\u0001SIMPLE  =                    T",
        "\u0002NAXIS   = 999\nA = 'b\n\nXTENSION= 'IMAGE'\nCONTINUE  'x&'",
        "\u0003\u0000\u0001\u0000\u0010\u0002 ",
      })
  void anyBytesAreReadOrRefusedInWords(String input) throws IOException {
    HeaderFuzz.fuzzerTestOneInput(input.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void damageAnywhereIsReadOrRefusedInWords() throws IOException {
    Random random = new Random(20_261_121L);
    for (int i = 0; i < RANDOM_INPUTS; i++) {
      byte[] input = new byte[1 + 3 * random.nextInt(20)];
      random.nextBytes(input);
      HeaderFuzz.fuzzerTestOneInput(input);
    }
  }
}

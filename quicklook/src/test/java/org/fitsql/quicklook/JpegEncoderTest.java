package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegEncoderTest {
  private static final int QUALITY = 75;

  private final JpegCodec java = new ImageIoJpeg();

  private static GreyImage noise(int width, int height) {
    byte[] levels = new byte[width * height];
    new Random(width + height).nextBytes(levels);
    return new GreyImage(width, height, levels);
  }

  private static byte[] decoded(byte[] jpeg) throws IOException {
    return ((DataBufferByte)
            ImageIO.read(new ByteArrayInputStream(jpeg)).getRaster().getDataBuffer())
        .getData();
  }

  @Test
  void libjpegTurboAndJavaMakePicturesOfTheSamePixels() throws IOException {
    JpegCodec turbo = TurboJpeg.find().orElse(null);
    assumeTrue(turbo != null, "no libturbojpeg here: apt-get install libturbojpeg0");
    // the last two are cut into strips, the second of them such that one row is left
    for (int[] size : new int[][] {{1, 1}, {7, 130}, {128, 128}, {1030, 1000}, {513, 3001}}) {
      GreyImage image = noise(size[0], size[1]);
      assertThat(decoded(turbo.encode(image, QUALITY)))
          .as("%d x %d", size[0], size[1])
          .isEqualTo(decoded(java.encode(image, QUALITY)));
    }
  }

  @Test
  void whatASystemLibraryCannotEncodeIsToldWithItsSize() {
    JpegCodec turbo = TurboJpeg.find().orElse(null);
    assumeTrue(turbo != null, "no libturbojpeg here: apt-get install libturbojpeg0");
    assertThatThrownBy(() -> turbo.encode(noise(70_000, 8), QUALITY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("70000 x 8");
  }

  @Test
  void stripsAreJoinedToThePictureThatTheyWereCutFrom() throws IOException {
    int width = 37;
    int rows = 16;
    GreyImage whole = noise(width, 11 * rows + 5);
    RestartStrips strips = new RestartStrips(width, whole.height(), rows);
    for (int top = 0; top < whole.height(); top += rows) {
      int height = Math.min(rows, whole.height() - top);
      byte[] part = Arrays.copyOfRange(whole.levels(), top * width, (top + height) * width);
      strips.add(java.encode(new GreyImage(width, height, part), QUALITY));
    }
    assertThat(decoded(strips.joined())).isEqualTo(decoded(java.encode(whole, QUALITY)));
  }

  @Test
  void stripsAreMultiplesOfBlocksAndNotTooManyForAnInterval() {
    assertThat(RestartStrips.rows(4096, 1 << 18)).isEqualTo(64);
    assertThat(RestartStrips.rows(1, 1 << 20)).isEqualTo(8 * 65535);
    assertThat(RestartStrips.rows(65_500, 1 << 18)).isEqualTo(8);
  }

  @Test
  void whatIsNoJpegIsRefused() {
    assertThatThrownBy(() -> new RestartStrips(8, 8, 8).add(new byte[20]))
        .isInstanceOf(IOException.class);
  }
}

package org.fitsql.quicklook;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Arrays;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.resizers.configurations.Antialiasing;
import net.coobird.thumbnailator.resizers.configurations.ScalingMode;

/**
 * Reduces a grey picture to a thumbnail: aspect kept, centred on a neutral border. Large pictures
 * are averaged over square boxes to at most 512 pixels a side first, which costs a tenth of letting
 * Thumbnailator do it all. Where the average leaves nothing brighter than a quarter of white, as in
 * photon-counting frames of single counts, the thumbnail is brightened so that they show.
 */
final class Thumbnail {
  /** Width and height of every thumbnail. */
  static final int SIDE = 128;

  private static final int REDUCED = 512;

  /** A thumbnail without any level as bright as this is brightened. */
  private static final int DIM = 64;

  /** The level that the brightest pixel of a dim thumbnail gets. */
  private static final int BRIGHT = 192;

  private Thumbnail() {}

  static GreyImage of(GreyImage image) throws IOException {
    int longest = Math.max(image.width(), image.height());
    int width = Math.max(1, Math.round((float) SIDE * image.width() / longest));
    int height = Math.max(1, Math.round((float) SIDE * image.height() / longest));
    GreyImage reduced = average(image, (longest + REDUCED - 1) / REDUCED);
    BufferedImage fitted =
        Thumbnails.of(reduced.buffered())
            .forceSize(width, height)
            .imageType(BufferedImage.TYPE_BYTE_GRAY)
            .scalingMode(ScalingMode.PROGRESSIVE_BILINEAR)
            .antialiasing(Antialiasing.OFF)
            .asBufferedImage();
    byte[] levels = ((DataBufferByte) fitted.getRaster().getDataBuffer()).getData();
    brighten(levels);
    return framed(new GreyImage(width, height, levels));
  }

  /** A picture of isolated bright pixels averages to black: its brightest level becomes bright. */
  static void brighten(byte[] levels) {
    int brightest = 0;
    for (byte level : levels) {
      brightest = Math.max(brightest, level & 0xff);
    }
    if (brightest == 0 || brightest >= DIM) {
      return;
    }
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (((levels[i] & 0xff) * BRIGHT + brightest / 2) / brightest);
    }
  }

  private static GreyImage framed(GreyImage picture) {
    GreyImage frame = new GreyImage(SIDE, SIDE, new byte[SIDE * SIDE]);
    frame.fill(GreyImage.NO_VALUE);
    int left = (SIDE - picture.width()) / 2;
    int top = (SIDE - picture.height()) / 2;
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(
          picture.levels(),
          y * picture.width(),
          frame.levels(),
          (top + y) * SIDE + left,
          picture.width());
    }
    return frame;
  }

  /**
   * Averages over boxes of {@code box} x {@code box} pixels; those at the far edges are smaller.
   */
  static GreyImage average(GreyImage image, int box) {
    if (box <= 1) {
      return new GreyImage(
          image.width(),
          image.height(),
          Arrays.copyOf(image.levels(), image.width() * image.height()));
    }
    int width = (image.width() + box - 1) / box;
    int height = (image.height() + box - 1) / box;
    GreyImage reduced = new GreyImage(width, height, new byte[width * height]);
    ColumnSums sums = new ColumnSums(image);
    for (int y = 0; y < height; y++) {
      int rows = Math.min(box, image.height() - y * box);
      averageRow(sums.of(y * box, rows), rows, box, reduced, y);
    }
    return reduced;
  }

  private static void averageRow(int[] sums, int rows, int box, GreyImage reduced, int y) {
    for (int x = 0; x < reduced.width(); x++) {
      int end = Math.min(sums.length, (x + 1) * box);
      int sum = 0;
      for (int i = x * box; i < end; i++) {
        sum += sums[i];
      }
      int count = rows * (end - x * box);
      reduced.levels()[y * reduced.width() + x] = (byte) ((sum + count / 2) / count);
    }
  }
}

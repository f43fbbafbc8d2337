package org.fitsql.quicklook;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * An 8-bit grey picture over an array that belongs to someone else. Its rows run from the top, as
 * pictures do; {@link #index} takes rows counted from the bottom, as FITS does.
 *
 * @param width pixels
 * @param height pixels
 * @param levels one byte per pixel, row by row from the top; may be longer than the picture
 */
record GreyImage(int width, int height, byte[] levels) {
  /** The usual shade of whatever is no pixel value: NaN, BLANK, background and borders. */
  static final int NO_VALUE = 64;

  private static final int CROSS = 160;

  /** Position of a pixel in {@link #levels}. */
  int index(int x, int rowFromBottom) {
    return (height - 1 - rowFromBottom) * width + x;
  }

  void fill(int level) {
    Arrays.fill(levels, 0, width * height, (byte) level);
  }

  /**
   * Fills the rows from {@code first} to before {@code end} that exist, counted from the bottom.
   */
  void fillRows(int first, int end, int level) {
    int from = Math.max(0, first);
    if (from < end) {
      Arrays.fill(levels, index(0, end - 1), index(0, from) + width, (byte) level);
    }
  }

  /** Draws what stands for a picture without any value: a diagonal cross on black. */
  void drawCross() {
    fill(0);
    int half = Math.max(1, Math.max(width, height) / 128);
    for (int y = 0; y < height; y++) {
      int centre = (int) ((y + 0.5) * width / height);
      for (int x = Math.max(0, centre - half); x < Math.min(width, centre + half); x++) {
        levels[y * width + x] = (byte) CROSS;
        levels[y * width + width - 1 - x] = (byte) CROSS;
      }
    }
  }

  /** The same pixels as Java's images have it, without a copy. */
  BufferedImage buffered() {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(levels, width * height),
            width,
            height,
            width,
            1,
            new int[] {0},
            new Point());
    ComponentColorModel grey =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            false,
            true,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    return new BufferedImage(grey, raster, true, null);
  }
}

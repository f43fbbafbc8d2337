package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A picture as a pyramid of tiles that viewers such as OpenSeadragon load piece by piece: {@code
 * NAME.dzi} describes it, {@code NAME_files/LEVEL/COLUMN_ROW.jpg} are the tiles (Deep Zoom image
 * format, 2008). Level 0 is one pixel, each level twice as large as the one below, the last the
 * picture itself; each pixel of a level is the mean of up to four of the next.
 */
final class DeepZoom {
  /** Width and height of a tile; those at the right and at the bottom are smaller. */
  static final int TILE = 256;

  private static final String DESCRIPTOR =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- %s -->
      <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpg" Overlap="0" \
      TileSize="%d"><Size Width="%d" Height="%d"/></Image>
      """;

  private final GreyImage picture;

  DeepZoom(GreyImage picture) {
    this.picture = picture;
  }

  /**
   * Writes tiles into a hidden folder, moves that into place as a whole, then writes the
   * descriptor: who finds a descriptor finds all of its tiles.
   *
   * @param names what the hidden folder is called by
   * @return bytes of all files
   * @throws ImageWriteException where that is not possible; nothing half-written stays
   */
  long write(Path descriptor, JpegEncoder encoder, HiddenName names) throws IOException {
    Path tiles = TileFolder.of(descriptor);
    Path made = names.of(tiles);
    try {
      long bytes = writeLevels(made, encoder);
      Files.deleteIfExists(descriptor);
      TileFolder.delete(tiles);
      Files.move(made, tiles, StandardCopyOption.ATOMIC_MOVE);
      byte[] text = descriptor().getBytes(StandardCharsets.UTF_8);
      ImageFile.write(descriptor, text, names);
      return bytes + text.length;
    } catch (ImageWriteException e) {
      clear(made, e);
      throw e;
    } catch (IOException e) {
      IOException told =
          new ImageWriteException(
              "cannot write the tiles " + tiles + ": " + e + "; mend that, then run again", e);
      clear(made, told);
      throw told;
    } catch (RuntimeException | Error e) {
      clear(made, e);
      throw e;
    }
  }

  private static void clear(Path made, Throwable told) {
    try {
      TileFolder.delete(made);
    } catch (IOException e) {
      told.addSuppressed(e);
    }
  }

  private String descriptor() {
    return DESCRIPTOR.formatted(QuicklookPath.MARK, TILE, picture.width(), picture.height());
  }

  private long writeLevels(Path folder, JpegEncoder encoder) throws IOException {
    int longest = Math.max(picture.width(), picture.height());
    int level = Integer.SIZE - Integer.numberOfLeadingZeros(longest - 1);
    GreyImage drawn = picture;
    long bytes = writeLevel(drawn, folder.resolve(String.valueOf(level)), encoder);
    while (level > 0) {
      level--;
      drawn = Thumbnail.average(drawn, 2);
      bytes += writeLevel(drawn, folder.resolve(String.valueOf(level)), encoder);
    }
    return bytes;
  }

  private static long writeLevel(GreyImage drawn, Path folder, JpegEncoder encoder)
      throws IOException {
    long bytes = 0;
    for (int top = 0; top < drawn.height(); top += TILE) {
      for (int left = 0; left < drawn.width(); left += TILE) {
        byte[] tile = encoder.encode(tile(drawn, left, top));
        ImageFile.write(folder.resolve(left / TILE + "_" + top / TILE + ".jpg"), tile);
        bytes += tile.length;
      }
    }
    return bytes;
  }

  private static GreyImage tile(GreyImage drawn, int left, int top) {
    int width = Math.min(TILE, drawn.width() - left);
    int height = Math.min(TILE, drawn.height() - top);
    GreyImage tile = new GreyImage(width, height, new byte[width * height]);
    for (int y = 0; y < height; y++) {
      int start = (top + y) * drawn.width() + left;
      System.arraycopy(drawn.levels(), start, tile.levels(), y * width, width);
    }
    return tile;
  }
}

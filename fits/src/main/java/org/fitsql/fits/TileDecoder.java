package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.fitsql.fits.TileTable.Tile;

/** Turns the bytes of one tile into pixels of the image's type. */
final class TileDecoder {
  private final int bitpix;
  private final TileCodec codec;
  private final Quantization quantization;
  private final Function<String, FitsException.Broken> broken;

  /**
   * @param bitpix ZBITPIX
   * @param broken makes the error that says what is wrong with the image
   */
  TileDecoder(
      int bitpix,
      TileCodec codec,
      Quantization quantization,
      Function<String, FitsException.Broken> broken) {
    this.bitpix = bitpix;
    this.codec = codec;
    this.quantization = quantization;
    this.broken = broken;
  }

  int bitpix() {
    return bitpix;
  }

  /**
   * @param row of the tile in its table, from 0
   * @param pixels how many it has
   */
  TilePlane decode(Tile tile, int row, int pixels) throws IOException {
    TilePlane plane = TilePlane.of(bitpix, pixels, 1);
    if (tile.compressed().length > 0) {
      return bitpix > 0 ? whole(tile, plane) : real(tile, row, plane);
    }
    if (tile.gzipped().length > 0) {
      return own(TileCodec.inflate(tile.gzipped(), pixels), plane);
    }
    if (tile.plain().length > 0) {
      return own(tile.plain(), plane);
    }
    throw broken.apply("tile " + (row + 1) + " has no data");
  }

  private TilePlane whole(Tile tile, TilePlane plane) throws IOException {
    return plane.with(integers(tile, plane.width()));
  }

  private TilePlane real(Tile tile, int row, TilePlane plane) throws IOException {
    Double scale = tile.scale();
    if (scale == null || scale == 0) {
      if (!codec.isGzip()) {
        throw broken.apply("tile " + (row + 1) + " has no ZSCALE");
      }
      return own(codec.gunzip(tile.compressed(), plane.width()), plane);
    }
    int[] integers = integers(tile, plane.width());
    return plane.with(quantization.restore(integers, row, scale, tile.zero(), tile.blank()));
  }

  /** Gzipped integers have the length that their bytes say: 1, 2 or 4 each. */
  private int[] integers(Tile tile, int pixels) throws IOException {
    if (!codec.isGzip()) {
      return codec.integers(tile.compressed(), pixels);
    }
    byte[] bytes = codec.gunzip(tile.compressed(), pixels);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int size = bytes.length / pixels;
    if (size * pixels != bytes.length || size != 1 && size != 2 && size != 4) {
      throw broken.apply(pixels + " pixels are gzipped as " + bytes.length + " bytes");
    }
    int[] integers = new int[pixels];
    for (int i = 0; i < pixels; i++) {
      integers[i] =
          switch (size) {
            case 1 -> buffer.get(i) & 0xff;
            case 2 -> buffer.getShort(2 * i);
            default -> buffer.getInt(4 * i);
          };
    }
    return integers;
  }

  private TilePlane own(byte[] bytes, TilePlane plane) throws IOException {
    int expected = plane.size() * Math.abs(bitpix) / 8;
    if (bytes.length != expected) {
      throw broken.apply(
          "a tile of " + plane.size() + " pixels has " + bytes.length + " bytes, not " + expected);
    }
    return plane.with(ByteBuffer.wrap(bytes));
  }
}

package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tile-compressed images (FITS standard 4.0, section 10). The algorithms for integers are those of
 * nom-tam-fits; where its whole images of floating-point numbers come out wrong without an error
 * (version 1.21), tiles are put together and scaled here.
 *
 * <p>PLIO images with an offset are refused: writers disagree on whether BZERO is in the stored
 * numbers.
 */
final class CompressedImage {
  private static final long MOST_PIXELS = 1L << 28;

  private final Path path;
  private final Hdu hdu;
  private final Header header;

  CompressedImage(Path path, Hdu hdu) {
    this.path = path;
    this.hdu = hdu;
    this.header = hdu.header();
  }

  static boolean is(Hdu hdu) {
    return hdu.type() == HduType.BINTABLE
        && hdu.header().find("ZIMAGE").orElse(null) instanceof CardValue.Logical zimage
        && zimage.truth();
  }

  /** ZNAXIS1, ZNAXIS2 ...; 0 where one is missing. */
  static List<Long> axes(Hdu hdu) {
    int count = hdu.header().whole("ZNAXIS").filter(n -> n > 0 && n <= 999).orElse(0L).intValue();
    List<Long> axes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      axes.add(hdu.header().whole("ZNAXIS" + i).orElse(0L));
    }
    return List.copyOf(axes);
  }

  /**
   * One plane.
   *
   * @param plane from 0; all axes beyond the second counted as one
   */
  Pixels read(long plane) throws IOException {
    int bitpix = bitpix();
    Pixels.Scaling scaling = scaling(bitpix);
    String algorithm = header.text("ZCMPTYPE").orElse("").strip();
    if (algorithm.equals("PLIO_1") && scaling.zero() != 0) {
      throw unsupported("ZCMPTYPE", "PLIO compression with BZERO = " + scaling.zero());
    }
    TileLayout layout = new TileLayout(checkedAxes(), header);
    if (!TileCodec.isKnown(algorithm)) {
      throw unsupported("ZCMPTYPE", "compression by ZCMPTYPE = '" + algorithm + "'");
    }
    TileDecoder decoder =
        new TileDecoder(
            bitpix, TileCodec.of(algorithm, header), Quantization.of(header), this::broken);
    if (Quantization.of(header).isUnknown()) {
      throw unsupported("ZQUANTIZ", "ZQUANTIZ = " + header.text("ZQUANTIZ").orElse(""));
    }
    TileTable table = TileTable.read(path, hdu, layout.tiles());
    try {
      return decode(layout, decoder, table, plane).pixels(scaling);
    } catch (RuntimeException e) {
      FitsException.Broken broken = broken(String.valueOf(e.getMessage()));
      broken.initCause(e);
      throw broken;
    }
  }

  private TilePlane decode(TileLayout layout, TileDecoder decoder, TileTable table, long plane)
      throws IOException {
    TilePlane image = TilePlane.of(decoder.bitpix(), layout.width(), layout.height());
    for (int tile : layout.tilesOf(plane)) {
      TilePlane decoded = decoder.decode(table.tile(tile), tile, layout.size(tile));
      layout.place(decoded, tile, plane, image);
    }
    return image;
  }

  private int bitpix() throws FitsException {
    long bitpix = header.whole("ZBITPIX").orElse(0L);
    if (!List.of(8L, 16L, 32L, -32L, -64L).contains(bitpix)) {
      throw unsupported("ZBITPIX", "compressed pixels of ZBITPIX = " + bitpix);
    }
    return (int) bitpix;
  }

  private List<Long> checkedAxes() throws FitsException.Broken {
    List<Long> axes = axes(hdu);
    double pixels = axes.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
    if (axes.isEmpty() || axes.stream().anyMatch(axis -> axis <= 0)) {
      throw new FitsException.Broken(
          path,
          hdu.index(),
          hdu.headerOffset(),
          "ZNAXIS",
          hdu.label() + ": the axes of the compressed image are " + axes);
    }
    if (pixels > MOST_PIXELS) {
      throw PixelReader.tooLarge(path, hdu, axes);
    }
    return axes;
  }

  private Pixels.Scaling scaling(int bitpix) {
    @Nullable Long blank =
        bitpix > 0 ? header.whole("ZBLANK").or(() -> header.whole("BLANK")).orElse(null) : null;
    return new Pixels.Scaling(
        header.real("BSCALE").orElse(1.0), header.real("BZERO").orElse(0.0), blank);
  }

  private FitsException unsupported(String keyword, String what) {
    return new FitsException.Unsupported(
        path,
        hdu.index(),
        keyword,
        hdu.label() + ": " + what + " cannot be read reliably; decompress the file with funpack");
  }

  private FitsException.Broken broken(String why) {
    return new FitsException.Broken(
        path,
        hdu.index(),
        hdu.dataOffset(),
        "ZCMPTYPE",
        hdu.label() + ": the compressed image cannot be decompressed: " + why);
  }
}

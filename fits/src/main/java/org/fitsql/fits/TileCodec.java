package org.fitsql.fits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import nom.tam.fits.compression.algorithm.hcompress.HCompressor.IntHCompressor;
import nom.tam.fits.compression.algorithm.hcompress.HCompressorOption;
import nom.tam.fits.compression.algorithm.plio.PLIOCompress.IntPLIOCompressor;
import nom.tam.fits.compression.algorithm.rice.RiceCompressOption;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.ByteRiceCompressor;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.IntRiceCompressor;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.ShortRiceCompressor;

/** Undoes one compression algorithm (FITS standard 4.0, section 10.4) for one tile at a time. */
final class TileCodec {
  private static final Set<String> KNOWN =
      Set.of("RICE_1", "RICE_ONE", "GZIP_1", "GZIP_2", "PLIO_1", "HCOMPRESS_1", "NOCOMPRESS");
  private static final int PARAMETERS = 20;

  private final String algorithm;
  private final int blockSize;
  private final int bytePix;
  private final boolean smooth;

  private TileCodec(String algorithm, int blockSize, int bytePix, boolean smooth) {
    this.algorithm = algorithm;
    this.blockSize = blockSize;
    this.bytePix = bytePix;
    this.smooth = smooth;
  }

  static boolean isKnown(String algorithm) {
    return KNOWN.contains(algorithm);
  }

  static TileCodec of(String algorithm, Header header) {
    return new TileCodec(
        algorithm,
        parameter(header, "BLOCKSIZE", 32),
        parameter(header, "BYTEPIX", 4),
        parameter(header, "SMOOTH", 0) != 0);
  }

  private static int parameter(Header header, String name, int otherwise) {
    for (int i = 1; i <= PARAMETERS; i++) {
      if (header.text("ZNAME" + i).orElse("").strip().equals(name)) {
        return header.whole("ZVAL" + i).orElse((long) otherwise).intValue();
      }
    }
    return otherwise;
  }

  /** Whether a tile holds bytes of pixels, and not integers. */
  boolean isGzip() {
    return algorithm.startsWith("GZIP");
  }

  /** The big-endian bytes of all pixels of a gzipped tile. */
  byte[] gunzip(byte[] compressed, int pixels) throws IOException {
    byte[] bytes = inflate(compressed, pixels);
    return algorithm.equals("GZIP_2") ? unshuffled(bytes, pixels) : bytes;
  }

  /** As {@link #gunzip} for a tile that another algorithm could not compress. */
  static byte[] inflate(byte[] compressed, int pixels) throws IOException {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return stream.readNBytes(Math.multiplyExact(pixels, 8) + 1);
    }
  }

  /** The most significant bytes of all pixels came first, then the next ones. */
  private static byte[] unshuffled(byte[] bytes, int pixels) {
    int size = bytes.length / pixels;
    byte[] ordered = new byte[bytes.length];
    for (int b = 0; b < size; b++) {
      for (int i = 0; i < pixels; i++) {
        ordered[i * size + b] = bytes[b * pixels + i];
      }
    }
    return ordered;
  }

  /** The integers of a tile that is not gzipped. */
  int[] integers(byte[] compressed, int pixels) {
    ByteBuffer bytes = ByteBuffer.wrap(compressed);
    int[] integers = new int[pixels];
    switch (algorithm) {
      case "PLIO_1" -> new IntPLIOCompressor().decompress(bytes, IntBuffer.wrap(integers));
      case "HCOMPRESS_1" ->
          new IntHCompressor(new HCompressorOption().setSmooth(smooth))
              .decompress(bytes, IntBuffer.wrap(integers));
      default -> rice(bytes, integers);
    }
    return integers;
  }

  private void rice(ByteBuffer bytes, int[] integers) {
    RiceCompressOption option =
        new RiceCompressOption().setBlockSize(blockSize).setBytePix(bytePix);
    if (bytePix == 1) {
      ByteBuffer pixels = ByteBuffer.allocate(integers.length);
      new ByteRiceCompressor(option).decompress(bytes, pixels);
      for (int i = 0; i < integers.length; i++) {
        integers[i] = pixels.get(i) & 0xff;
      }
    } else if (bytePix == 2) {
      ShortBuffer pixels = ShortBuffer.allocate(integers.length);
      new ShortRiceCompressor(option).decompress(bytes, pixels);
      for (int i = 0; i < integers.length; i++) {
        integers[i] = pixels.get(i);
      }
    } else {
      new IntRiceCompressor(option).decompress(bytes, IntBuffer.wrap(integers));
    }
  }
}

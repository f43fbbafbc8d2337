package org.fitsql.fits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Builds the bytes of a FITS file record by record, right or wrong as the test wants them. */
final class FitsBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A minimal primary HDU without data. */
  static FitsBytes primary() {
    return image(8).end();
  }

  /** A primary HDU without data and two image extensions, (SCI,2) and (DQ,1). */
  static FitsBytes twoExtensions() {
    return primary()
        .extension(-32, 100, 50)
        .records("EXTNAME = 'SCI     '", "EXTVER  = 2")
        .end()
        .data(new byte[100 * 50 * 4])
        .extension(16, 10)
        .records("EXTNAME = 'DQ'")
        .end()
        .data(new byte[20]);
  }

  /** A primary image header, END not yet written. */
  static FitsBytes image(int bitpix, long... axes) {
    return new FitsBytes().fixed("SIMPLE", "T").axes(bitpix, axes);
  }

  /** Begins an image extension, END not yet written. */
  FitsBytes extension(int bitpix, long... axes) {
    return records("XTENSION= 'IMAGE   '").axes(bitpix, axes).fixed("PCOUNT", 0).fixed("GCOUNT", 1);
  }

  private FitsBytes axes(int bitpix, long... axes) {
    fixed("BITPIX", bitpix).fixed("NAXIS", axes.length);
    for (int i = 0; i < axes.length; i++) {
      fixed("NAXIS" + (i + 1), axes[i]);
    }
    return this;
  }

  /** A value in fixed format, as mandatory keywords have it. */
  FitsBytes fixed(String keyword, Object value) {
    return records(String.format("%-8s= %20s", keyword, value));
  }

  FitsBytes records(String... records) {
    for (String record : records) {
      bytes(String.format("%-80s", record).getBytes(StandardCharsets.ISO_8859_1));
    }
    return this;
  }

  /** END, and blanks to the end of the block. */
  FitsBytes end() {
    records("END");
    return pad(' ');
  }

  /** Data, and zeros to the end of the block. */
  FitsBytes data(byte[] data) {
    return bytes(data).pad(0);
  }

  FitsBytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  FitsBytes pad(int filler) {
    while (out.size() % Hdu.BLOCK != 0) {
      out.write(filler);
    }
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  Path write(Path directory) {
    return write(directory, toBytes());
  }

  static Path write(Path directory, byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(directory, "test", ".fits"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}

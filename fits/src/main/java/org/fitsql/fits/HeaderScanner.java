package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds where headers end: the record END, and then the end of its block (FITS standard 4.0,
 * sections 3.3.1 and 4.4.1).
 */
final class HeaderScanner {
  /** The largest header that is read; real ones stay below 1 MB. */
  static final int LARGEST_HEADER = 64 * 1024 * 1024;

  private static final long SIMPLE = Words.of("SIMPLE  ");
  private static final long XTENSION = Words.of("XTENSION");

  private final Path path;
  private final ByteWindow window;

  HeaderScanner(Path path, ByteWindow window) {
    this.path = path;
    this.window = window;
  }

  /**
   * The header that begins at {@code offset}.
   *
   * @param hdu index of its HDU, for messages
   * @throws FitsException.Broken where END is missing and something else follows, or the header is
   *     larger than {@link #LARGEST_HEADER}
   */
  RawHeader read(int hdu, long offset) throws IOException {
    int available = window.load(offset, Hdu.BLOCK);
    for (int block = 0; ; block += Hdu.BLOCK) {
      if (block >= LARGEST_HEADER) {
        throw broken(hdu, offset, "the header has no END within " + LARGEST_HEADER + " bytes");
      }
      if (available < block + Hdu.BLOCK) {
        available = window.load(offset, block + Hdu.BLOCK);
      }
      int blockEnd = Math.min(available, block + Hdu.BLOCK);
      if (block > 0 && blockEnd >= block + Header.RECORD) {
        mustNotBeNextHeader(hdu, offset, block);
      }
      int end = findEnd(window.index(offset), block, blockEnd);
      if (end >= 0) {
        // a file that ends within a block was cut off there, and astropy and CFITSIO see no HDU
        boolean whole = blockEnd == block + Hdu.BLOCK;
        return new RawHeader(window.copy(offset, blockEnd), end / Header.RECORD, whole);
      }
      mustBeHeaderText(hdu, offset, block, blockEnd);
      if (blockEnd < block + Hdu.BLOCK) {
        return new RawHeader(window.copy(offset, available), available / Header.RECORD, false);
      }
    }
  }

  /** Offset of END from the start of the header, or -1. */
  private int findEnd(int headerIndex, int from, int to) {
    byte[] bytes = window.array();
    for (int at = from; at + Header.RECORD <= to; at += Header.RECORD) {
      if (Header.isEnd(bytes, headerIndex + at)) {
        return at;
      }
    }
    return -1;
  }

  private void mustNotBeNextHeader(int hdu, long offset, int block) throws IOException {
    long word = Words.at(window.array(), window.index(offset) + block);
    if (word == SIMPLE || word == XTENSION) {
      throw broken(
          hdu, offset + block, "END is missing: the next header begins before this one ends");
    }
  }

  /** A block without END must itself look like records, or END was forgotten before it. */
  private void mustBeHeaderText(int hdu, long offset, int from, int to) throws IOException {
    byte[] bytes = window.array();
    int index = window.index(offset);
    int records = 0;
    int alien = 0;
    for (int at = from; at + Header.RECORD <= to; at += Header.RECORD) {
      records++;
      alien += Words.isText(Words.at(bytes, index + at)) ? 0 : 1;
    }
    if (alien * 2 > records) {
      throw broken(hdu, offset + from, "END is missing: what follows is not header text");
    }
  }

  private FitsException.Broken broken(int hdu, long offset, String message) {
    return new FitsException.Broken(path, hdu, offset, "END", message);
  }
}

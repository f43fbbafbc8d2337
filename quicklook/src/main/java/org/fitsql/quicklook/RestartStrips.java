package org.fitsql.quicklook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Joins JPEGs of the strips of one grey picture, from the top, to one JPEG: the entropy-coded data
 * of each strip begin anew, as they do after a restart marker (ITU-T T.81, sections B.1.1.3 and
 * E.1.4), so that they follow one another without being decoded. All must have the same tables.
 */
final class RestartStrips {
  /** Rows of a block, and so what strips but the last are a multiple of. */
  private static final int BLOCK = 8;

  private static final int MOST_BLOCKS = 0xffff;
  private static final long MOST_RESERVED = 1 << 24;
  private static final int FRAME = 0xc0;
  private static final int FIRST_RESTART = 0xd0;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int RESTART_INTERVAL = 0xdd;

  private final int height;
  private final int blocks;
  private final int expected;
  private ByteArrayOutputStream all = new ByteArrayOutputStream(0);
  private int strips;

  /**
   * @param width of the picture
   * @param height of the picture
   * @param rows of each strip but the last: {@link #rows}
   */
  RestartStrips(int width, int height, int rows) {
    this.height = height;
    this.blocks = blocksAcross(width) * (rows / BLOCK);
    this.expected = (height + rows - 1) / rows;
  }

  /** How many rows a strip of about so many pixels has. */
  static int rows(int width, int pixels) {
    int most = Math.max(1, MOST_BLOCKS / blocksAcross(width));
    return BLOCK * Math.max(1, Math.min(most, pixels / width / BLOCK));
  }

  private static int blocksAcross(int width) {
    return (width + BLOCK - 1) / BLOCK;
  }

  /**
   * @throws IOException where these bytes are no baseline JPEG
   */
  void add(byte[] jpeg) throws IOException {
    if (strips == 0) {
      // strips are much alike, and growing copies
      long size = jpeg.length + jpeg.length / 4L;
      all = new ByteArrayOutputStream((int) Math.min(MOST_RESERVED, expected * size));
    }
    int data = strips == 0 ? copyHeaders(jpeg) : dataOf(jpeg);
    if (strips > 0) {
      marker(FIRST_RESTART + (strips - 1) % BLOCK);
    }
    // without the marker of the end
    all.write(jpeg, data, jpeg.length - 2 - data);
    strips++;
  }

  byte[] joined() {
    marker(END);
    return all.toByteArray();
  }

  /** Headers of the first strip, with the height of the whole and the interval of restarts. */
  private int copyHeaders(byte[] jpeg) throws IOException {
    int data = dataOf(jpeg);
    all.write(jpeg, 0, 2);
    for (int at = 2; at < data; at += 2 + length(jpeg, at)) {
      int marker = jpeg[at + 1] & 0xff;
      if (marker == FRAME) {
        jpeg[at + 5] = (byte) (height >> Byte.SIZE);
        jpeg[at + 6] = (byte) height;
      }
      if (marker == SCAN) {
        marker(RESTART_INTERVAL);
        all.write(0);
        all.write(4);
        all.write(blocks >> Byte.SIZE);
        all.write(blocks);
      }
      all.write(jpeg, at, 2 + length(jpeg, at));
    }
    return data;
  }

  /** Where the entropy-coded data begin. */
  private static int dataOf(byte[] jpeg) throws IOException {
    int at = 2;
    while (at + 3 < jpeg.length && jpeg[at] == (byte) 0xff) {
      int next = at + 2 + length(jpeg, at);
      if ((jpeg[at + 1] & 0xff) == SCAN) {
        return next;
      }
      at = next;
    }
    throw new IOException("libjpeg-turbo made no baseline JPEG: no scan before byte " + at);
  }

  private static int length(byte[] jpeg, int at) {
    return (jpeg[at + 2] & 0xff) << Byte.SIZE | jpeg[at + 3] & 0xff;
  }

  private void marker(int code) {
    all.write(0xff);
    all.write(code);
  }
}

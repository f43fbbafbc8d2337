package org.fitsql.quicklook.caption;

import java.io.IOException;
import java.util.Arrays;

/**
 * A JPEG in two: the segments that describe it, and behind them its scan, which is nearly all of it
 * (ITU-T T.81, B.1.1). Whoever changes segments alone need not copy megabytes.
 */
final class JpegParts {
  private static final int START_OF_IMAGE = 2;
  private static final int MARKER = 0xff;
  private static final int START_OF_SCAN = 0xda;
  private static final byte[] END_OF_IMAGE = {(byte) MARKER, (byte) 0xd9};

  private final byte[] jpeg;
  private final int scan;

  private JpegParts(byte[] jpeg, int scan) {
    this.jpeg = jpeg;
    this.scan = scan;
  }

  /**
   * @throws IOException where there is no scan behind the segments
   */
  static JpegParts of(byte[] jpeg) throws IOException {
    int at = START_OF_IMAGE;
    while (at + 4 <= jpeg.length && unsigned(jpeg, at) == MARKER) {
      if (unsigned(jpeg, at + 1) == START_OF_SCAN) {
        return new JpegParts(jpeg, at);
      }
      at += 2 + (unsigned(jpeg, at + 2) << Byte.SIZE | unsigned(jpeg, at + 3));
    }
    throw new IOException("a JPEG of " + jpeg.length + " bytes has no scan");
  }

  private static int unsigned(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  /** The segments as a JPEG without a scan. */
  byte[] segments() {
    return joined(jpeg, scan, END_OF_IMAGE, 0);
  }

  /** The scan under other segments, which are as those of {@link #segments()}. */
  byte[] under(byte[] segments) {
    return joined(segments, segments.length - END_OF_IMAGE.length, jpeg, scan);
  }

  private static byte[] joined(byte[] first, int count, byte[] second, int from) {
    byte[] both = Arrays.copyOf(first, count + second.length - from);
    System.arraycopy(second, from, both, count, second.length - from);
    return both;
  }
}

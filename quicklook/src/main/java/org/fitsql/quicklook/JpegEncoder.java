package org.fitsql.quicklook;

import java.io.IOException;

/**
 * Encodes grey pictures as baseline JFIF of one component, quality 75, in memory: a picture is
 * written to the disk in one go once it is known to be whole.
 */
final class JpegEncoder {
  /** The largest side that libjpeg, and so most programs, can handle. */
  static final int LARGEST_SIDE = 65_500;

  private static final int QUALITY = 75;

  private final int quality;
  private final JpegCodec codec = JpegCodec.find();

  JpegEncoder() {
    this(QUALITY);
  }

  /**
   * @param quality from 1 to 100
   */
  JpegEncoder(int quality) {
    this.quality = quality;
  }

  byte[] encode(GreyImage image) throws IOException {
    return codec.encode(image, quality);
  }
}

package org.fitsql.quicklook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes grey pictures as baseline JFIF of one component, quality 75, in memory: a picture is
 * written to the disk in one go once it is known to be whole.
 */
final class JpegEncoder {
  /** The largest side that libjpeg, and so most programs, can handle. */
  static final int LARGEST_SIDE = 65_500;

  private static final float QUALITY = 0.75f;

  private final float quality;

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(1 << 16);

  JpegEncoder() {
    this(QUALITY);
  }

  /**
   * @param quality from 0 to 1
   */
  JpegEncoder(float quality) {
    this.quality = quality;
  }

  byte[] encode(GreyImage image) throws IOException {
    encoded.reset();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(encoded)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image.buffered(), null, null), parameters);
    } finally {
      writer.reset();
    }
    return encoded.toByteArray();
  }
}

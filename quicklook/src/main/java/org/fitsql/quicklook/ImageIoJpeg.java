package org.fitsql.quicklook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The encoder of the Java class library. Debian's OpenJDK has it call the system's libjpeg-turbo;
 * others bring a libjpeg of their own, which is four times slower.
 */
final class ImageIoJpeg implements JpegCodec {
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(1 << 16);

  @Override
  public byte[] encode(GreyImage image, int quality) throws IOException {
    encoded.reset();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(encoded)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image.buffered(), null, null), parameters);
    } finally {
      writer.reset();
    }
    return encoded.toByteArray();
  }

  @Override
  public String name() {
    return "Java's ImageIO";
  }
}

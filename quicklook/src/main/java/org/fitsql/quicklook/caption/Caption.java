package org.fitsql.quicklook.caption;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * All that a JPEG says about itself. It is made of headers and settings alone and holds no date of
 * its own, so the same file gives the same bytes.
 *
 * @param title what it shows in a word, such as {@code j8bt05njq_flt}
 * @param description what it shows and how it was drawn
 * @param source name of the FITS file
 * @param facts of the observation
 * @param sky the sky in its pixels, and whose world coordinates these are; null where unknown
 */
public record Caption(
    String title, String description, String source, ImageFacts facts, @Nullable Sky sky) {

  /**
   * The sky in a picture.
   *
   * @param world world coordinates of the picture's pixels
   * @param hdu the HDU that they were taken from, as {@code HDU 1 (SCI,1)}
   */
  public record Sky(WorldCoordinates world, String hdu) {}

  /** Of the same picture with pixels of another size; factors as in WorldCoordinates. */
  public Caption resampled(double across, double up) {
    Sky smaller = sky == null ? null : new Sky(sky.world().resampled(across, up), sky.hdu());
    return new Caption(title, description, source, facts, smaller);
  }

  /**
   * The same JPEG with this caption as EXIF and XMP; its pixels are not touched.
   *
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   */
  public byte[] into(byte[] jpeg, int width, int height) throws IOException {
    JpegParts parts = JpegParts.of(jpeg);
    byte[] dated = ExifFields.into(parts.segments(), description, facts.start());
    return parts.under(XmpPacket.into(dated, this, width, height));
  }
}

package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The picture of one file, drawn and not yet written. */
public final class FilePicture {
  private static final int PICTURE_QUALITY = 75;

  /** Letters and thin lines suffer more. */
  private static final int PLOT_QUALITY = 92;

  private final String hdu;
  private final String description;
  private final GreyImage image;
  private final @Nullable Limits limits;

  FilePicture(String hdu, String description, GreyImage image, @Nullable Limits limits) {
    this.hdu = hdu;
    this.description = description;
    this.image = image;
    this.limits = limits;
  }

  /** What was drawn, as {@code HDU 1 (SCI,1)}. */
  public String hdu() {
    return hdu;
  }

  /** How it was drawn: limits of a picture, columns of a plot. */
  public String description() {
    return description;
  }

  /** Pixels. */
  public int width() {
    return image.width();
  }

  /** Pixels. */
  public int height() {
    return image.height();
  }

  /** Value drawn black; NaN for plots and where no pixel is finite. */
  public double low() {
    return limits == null ? Double.NaN : limits.low();
  }

  /** Value drawn white; NaN for plots and where no pixel is finite. */
  public double high() {
    return limits == null ? Double.NaN : limits.high();
  }

  GreyImage image() {
    return image;
  }

  /** The same at most {@code side} pixels along its longer side, by area average. */
  public FilePicture within(int side) {
    return Math.max(width(), height()) <= side
        ? this
        : new FilePicture(hdu, description, AreaAverage.within(image, side, side), limits);
  }

  /**
   * Writes it as a JPEG; whole or not at all.
   *
   * @throws ImageWriteException naming path, reason and what to do
   */
  public void write(Path path) throws IOException {
    int quality = limits == null ? PLOT_QUALITY : PICTURE_QUALITY;
    ImageFile.write(path, new JpegEncoder(quality).encode(image));
  }
}

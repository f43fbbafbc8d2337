package org.fitsql.quicklook;

import java.nio.file.Path;
import java.util.Locale;

/**
 * One image that was written.
 *
 * @param kind what it is
 * @param path where it lies, relative to the folder of its kind
 * @param width pixels
 * @param height pixels
 * @param bytes size of the file, or of all files of a pyramid
 * @param low pixel value drawn black, NaN where there is none
 * @param high pixel value drawn white, NaN where there is none
 * @param outcome how the limits were found
 * @param statistics of the pixels drawn
 */
public record QuicklookImage(
    Kind kind,
    Path path,
    int width,
    int height,
    long bytes,
    double low,
    double high,
    Outcome outcome,
    PlaneStatistics statistics) {

  /** What an image is for. */
  public enum Kind {
    /** In full size. */
    JPEG,
    /** 128 x 128 pixels. */
    THUMBNAIL,
    /** A smaller JPEG. */
    REDUCED,
    /** A pyramid of tiles; the path is that of its descriptor. */
    DEEP_ZOOM;

    /** How the database spells it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the limits came about; see the README for what each looks like. */
  public enum Outcome {
    /** As the method found them. */
    CLIPPED,
    /**
     * The method found a range so wide that 99 % of the good pixels would be black: its upper end
     * was lowered.
     */
    FAINT,
    /**
     * The limits fall together while the image is not constant, as in a photon-counting frame of 99
     * % zeros: the common value is one end, and a percentile of only those pixels that lie beyond
     * it is the other.
     */
    NEARLY_CONSTANT,
    /** All good pixels are equal, or differ by no more than rounding does: mid grey. */
    CONSTANT,
    /** No finite pixel: black with a grey diagonal cross. */
    NO_FINITE_PIXEL
  }
}

package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the headers of FITS files, {@code .gz} included, without their pixels. Has no state that
 * readers share: one instance may serve many threads.
 */
public final class FitsReader {

  /**
   * Reads structure and headers of one file in one pass.
   *
   * @throws FitsException.NotFits where the file is not FITS
   * @throws FitsException.Broken where its structure cannot be followed
   * @throws IOException where the file cannot be read
   */
  public FitsFile read(Path path) throws IOException {
    throw new UnsupportedOperationException("being written");
  }
}

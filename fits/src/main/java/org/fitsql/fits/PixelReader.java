package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the pixels of image HDUs in the file's own type, by positioned reads. Thread-safe. */
public final class PixelReader {

  /**
   * The pixels of one image HDU; of a cube its first plane. Empty where the HDU has no pixels.
   *
   * @throws FitsException.Broken where the file ends before the pixels do, or the image cannot be
   *     held in one array
   */
  public Optional<Pixels> read(Path path, Hdu hdu) throws IOException {
    throw new UnsupportedOperationException("being written");
  }
}

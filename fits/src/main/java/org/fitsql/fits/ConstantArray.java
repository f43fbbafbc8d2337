package org.fitsql.fits;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The STScI constant array: an image HDU with NAXIS = 0 whose keywords NPIX1, NPIX2 and PIXVALUE
 * stand for pixels that all have one (stored) value.
 */
final class ConstantArray {
  private ConstantArray() {}

  /** Empty where the HDU has no such keywords, and so no pixels. */
  static Optional<Pixels> read(Path path, Hdu hdu) throws FitsException.Broken {
    Header header = hdu.header();
    if (header.find("PIXVALUE").isEmpty() || header.find("NPIX1").isEmpty()) {
      return Optional.empty();
    }
    double value =
        header.real("PIXVALUE").orElseThrow(() -> broken(path, hdu, "PIXVALUE", "is no number"));
    long width = side(path, hdu, "NPIX1");
    long height = header.find("NPIX2").isEmpty() ? 1 : side(path, hdu, "NPIX2");
    if (width == 0 || height == 0) {
      return Optional.empty();
    }
    if (width > PixelReader.LARGEST_CONSTANT / height) {
      throw broken(path, hdu, "NPIX1", "times NPIX2 is too large");
    }
    return Optional.of(
        new Pixels.Constant((int) width, (int) height, PixelReader.scaling(hdu), value));
  }

  private static long side(Path path, Hdu hdu, String keyword) throws FitsException.Broken {
    return hdu.header()
        .whole(keyword)
        .filter(length -> length >= 0)
        .orElseThrow(() -> broken(path, hdu, keyword, "is no length"));
  }

  private static FitsException.Broken broken(Path path, Hdu hdu, String keyword, String why) {
    String value = hdu.header().text(keyword).orElse("");
    return new FitsException.Broken(
        path,
        hdu.index(),
        hdu.headerOffset(),
        keyword,
        hdu.label() + ": " + keyword + " = " + value + " " + why);
  }
}

package org.fitsql.fits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The structure and headers of one FITS file, read in one pass without its pixels. A value: it
 * holds no open file.
 *
 * @param path where it was read; in an object store that of the version that was read
 * @param size bytes of the FITS stream (after decompression for {@code .gz})
 * @param hdus its HDUs in order; of a truncated file those whose header is whole
 * @param headerHash SHA-256, in lower-case hexadecimal, over the header bytes of all HDUs in order
 * @param completeness whether all promised bytes are there
 * @param findings what was odd but readable
 */
public record FitsFile(
    Path path,
    long size,
    List<Hdu> hdus,
    String headerHash,
    Completeness completeness,
    List<Finding> findings) {

  /** The primary HDU. A {@code FitsFile} always has one unless its first header is cut off. */
  public Optional<Hdu> primary() {
    return hdus.isEmpty() ? Optional.empty() : Optional.of(hdus.get(0));
  }

  /** All HDUs whose EXTNAME is {@code extname}, ignoring case, in file order. */
  public List<Hdu> named(String extname) {
    return hdus.stream().filter(hdu -> hdu.extname().equalsIgnoreCase(extname)).toList();
  }
}

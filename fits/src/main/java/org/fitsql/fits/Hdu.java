package org.fitsql.fits;

import java.util.List;

/**
 * One header-data unit.
 *
 * @param index position in the file, the primary HDU is 0
 * @param type the kind of HDU
 * @param extname EXTNAME without trailing blanks, empty where absent
 * @param extver EXTVER, 1 where absent (FITS standard 4.0, section 4.4.2.6)
 * @param bitpix BITPIX: 8, 16, 32, 64, -32 or -64
 * @param axes NAXIS1, NAXIS2, ... (first axis varies fastest); empty where NAXIS is 0
 * @param header all its cards
 * @param headerOffset byte at which the header begins
 * @param dataOffset byte at which the data begin
 * @param dataSize bytes of data that the header promises, without padding
 */
public record Hdu(
    int index,
    HduType type,
    String extname,
    int extver,
    int bitpix,
    List<Long> axes,
    Header header,
    long headerOffset,
    long dataOffset,
    long dataSize) {

  /** Size of a FITS block in bytes (section 3.1). */
  public static final int BLOCK = 2880;

  /** Byte after the padded data: where the next HDU begins or the file ends. */
  public long end() {
    return dataOffset + (dataSize + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** How messages name this HDU: {@code HDU 4 (SCI,2)}. */
  public String label() {
    String name = extname.isEmpty() ? type.name() : extname + "," + extver;
    return "HDU " + index + " (" + name + ")";
  }
}

package org.fitsql.ingest.cards;

import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.fits.Header;

/**
 * The header of one HDU and what names it, without where it lies in a file.
 *
 * @param index position in the file, the primary HDU is 0
 * @param type the kind of HDU
 * @param extname EXTNAME, empty where absent
 * @param extver EXTVER, 1 where absent
 * @param header all its cards
 */
public record HduHeader(int index, HduType type, String extname, int extver, Header header) {

  /** The header of an HDU that was read from a file. */
  public static HduHeader of(Hdu hdu) {
    return new HduHeader(hdu.index(), hdu.type(), hdu.extname(), hdu.extver(), hdu.header());
  }

  /** The same, with the values of the file even where corrections replaced some. */
  public static HduHeader asInFile(Hdu hdu) {
    return new HduHeader(
        hdu.index(), hdu.type(), hdu.extname(), hdu.extver(), hdu.header().asInFile());
  }

  /** How messages name this HDU: {@code HDU 4 (SCI,2)}. */
  public String label() {
    String name = extname.isEmpty() ? type.name() : extname + "," + extver;
    return "HDU " + index + " (" + name + ")";
  }
}

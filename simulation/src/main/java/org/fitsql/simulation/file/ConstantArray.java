package org.fitsql.simulation.file;

import java.util.List;

/**
 * An array whose pixels are all equal and therefore not stored: the STScI convention NAXIS = 0 with
 * NPIX1, NPIX2 and PIXVALUE.
 *
 * @param bitpix BITPIX the array would have
 * @param value the one value
 */
public record ConstantArray(int bitpix, int width, int height, double value) implements HduData {

  @Override
  public List<Long> axes() {
    return List.of();
  }

  @Override
  public void describe(HduBuilder hdu) {
    hdu.card("NPIX1", width, "length of constant array axis 1");
    hdu.card("NPIX2", height, "length of constant array axis 2");
    if (bitpix > 0) {
      hdu.card("PIXVALUE", Math.round(value), "values of pixels in constant array");
    } else {
      hdu.card("PIXVALUE", value, "values of pixels in constant array");
    }
  }
}

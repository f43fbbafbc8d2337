package org.fitsql.quicklook;

import org.fitsql.fits.Header;

/**
 * The coordinate along the first axis of an image: linear as CTYPE1, CRVAL1, CRPIX1 and CDELT1 say
 * (FITS standard 4.0, section 8.2), or the pixel, from 1.
 *
 * @param name of the coordinate
 * @param unit CUNIT1, or an empty string
 * @param numbers one per pixel
 */
record Abscissa(String name, String unit, double[] numbers) {

  static Abscissa of(Header header, int count) {
    String type = header.text("CTYPE1").map(String::strip).orElse("");
    double value = header.real("CRVAL1").orElse(Double.NaN);
    double step = header.real("CDELT1").or(() -> header.real("CD1_1")).orElse(Double.NaN);
    boolean linear =
        Double.isFinite(value) && Double.isFinite(step) && step != 0 && !type.contains("-");
    double[] numbers = new double[count];
    double reference = header.real("CRPIX1").orElse(0.0);
    for (int i = 0; i < count; i++) {
      numbers[i] = linear ? value + (i + 1 - reference) * step : i + 1;
    }
    String named = type.isEmpty() ? "CRVAL1 + CDELT1 * pixel" : type;
    String unit = header.text("CUNIT1").map(String::strip).orElse("");
    return linear ? new Abscissa(named, unit, numbers) : new Abscissa("pixel", "", numbers);
  }
}

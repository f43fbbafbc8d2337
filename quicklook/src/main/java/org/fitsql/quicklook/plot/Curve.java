package org.fitsql.quicklook.plot;

/**
 * Numbers over numbers, as many of one as of the other; where either is not finite, a line is
 * broken.
 *
 * @param name of the quantity drawn upwards
 * @param unit of it, or an empty string
 * @param x abscissae
 * @param y ordinates
 * @param points whether separate points are drawn and not a line
 */
public record Curve(String name, String unit, double[] x, double[] y, boolean points) {}

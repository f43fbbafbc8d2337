package org.fitsql.definitions;

/**
 * Which pixels are saturated.
 *
 * @param flags mask of the data quality flags that say so, 0 for none
 * @param from smallest saturated value, for planes without flags; NaN where there is none
 */
public record Saturation(int flags, double from) {}

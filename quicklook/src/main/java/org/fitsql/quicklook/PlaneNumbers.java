package org.fitsql.quicklook;

/**
 * The statistics of one plane of a picture.
 *
 * @param hdu index of its HDU
 * @param extname EXTNAME, empty where absent
 * @param extver EXTVER, 1 where absent
 * @param statistics of its pixels
 */
public record PlaneNumbers(int hdu, String extname, int extver, PlaneStatistics statistics) {}

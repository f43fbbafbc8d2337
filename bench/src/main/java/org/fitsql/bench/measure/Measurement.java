package org.fitsql.bench.measure;

/**
 * What was measured of one subject.
 *
 * @param subject fitsql, or a reference such as {@code astropy}
 * @param unit such as {@code files/s}, {@code s}, {@code MB}
 * @param better which way is good
 * @param samples one number per round
 */
public record Measurement(String subject, String unit, Better better, Samples samples) {}

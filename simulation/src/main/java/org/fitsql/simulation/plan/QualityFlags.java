package org.fitsql.simulation.plan;

/**
 * Data quality bits of an instrument.
 *
 * @param lost the pixel has no value
 * @param badPixel bad detector pixel
 * @param hot hot pixel
 * @param badColumn bad column
 * @param saturated full-well saturation
 * @param cosmicRay hit by a cosmic ray
 */
public record QualityFlags(
    int lost, int badPixel, int hot, int badColumn, int saturated, int cosmicRay) {}

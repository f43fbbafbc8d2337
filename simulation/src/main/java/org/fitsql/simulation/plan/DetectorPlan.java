package org.fitsql.simulation.plan;

import java.util.List;
import java.util.Map;

/**
 * A detector as the simulation sees it.
 *
 * @param width pixels of one chip along x
 * @param height pixels of one chip along y
 * @param pixelScale arc seconds per pixel
 * @param demoScale factor on the edges of the images in the scaled-down default
 * @param gap pixels between two chips, which are stacked along y
 * @param chips the chips from bottom to top; EXTVER is their position from 1
 * @param photonCounting whether it counts photons instead of collecting electrons
 * @param gain electrons per count
 * @param readNoise electrons
 * @param bias counts, one per amplifier from left to right; empty where there is none
 * @param dark electrons per second and pixel
 * @param sky electrons per second and pixel
 * @param fullWell electrons
 * @param starWidth full width at half maximum of a star in pixels
 * @param flatTilt difference in sensitivity across the chip
 * @param cosmicRays hits per pixel in 1,000 s
 * @param hotPixels part of the pixels that are hot
 * @param badColumns columns per chip that are bad
 * @param lostPixels pixels per exposure that have no value
 * @param firstDay first day of its observations, a modified Julian date
 * @param lastDay last day
 * @param drizzleRotation degrees by which combined images are turned
 * @param keywords what keywords say for this detector
 */
public record DetectorPlan(
    int width,
    int height,
    double pixelScale,
    double demoScale,
    int gap,
    List<Chip> chips,
    boolean photonCounting,
    double gain,
    double readNoise,
    List<Double> bias,
    double dark,
    double sky,
    double fullWell,
    double starWidth,
    double flatTilt,
    double cosmicRays,
    double hotPixels,
    int badColumns,
    int lostPixels,
    int firstDay,
    int lastDay,
    double drizzleRotation,
    Map<String, ValueRule> keywords) {

  /**
   * @param overscan rows and columns that see no light
   * @param keywords what keywords say for this chip
   */
  public record Chip(Overscan overscan, Map<String, ValueRule> keywords) {}

  /** Columns and rows around the exposed pixels of a raw frame. */
  public record Overscan(int left, int right, int bottom, int top) {

    /** Scaled with the image; where there is any overscan at least two rows or columns stay. */
    public Overscan scaled(double factor) {
      return new Overscan(
          scaled(left, factor), scaled(right, factor), scaled(bottom, factor), scaled(top, factor));
    }

    private static int scaled(int size, double factor) {
      return size == 0 ? 0 : Math.max(2, (int) Math.round(size * factor));
    }
  }

  /** Bias of the left or right amplifier in counts. */
  public double biasAt(boolean right) {
    return bias.isEmpty() ? 0 : bias.get(right ? bias.size() - 1 : 0);
  }
}

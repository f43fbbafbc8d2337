package org.fitsql.simulation.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exposures that belong together, and what is made of them.
 *
 * @param detector detector
 * @param proposal name of the proposal
 * @param targets names of targets; each repetition of the visit takes the next
 * @param exposures how many exposures
 * @param exptime seconds of each
 * @param dither pixels by which the pointing moves from exposure to exposure, x and y
 * @param orientation position angle of the detector's y axis in degrees
 * @param filetypes filetypes of each exposure
 * @param companions filetypes of each exposure that lie in a directory of their own
 * @param products association products
 * @param subarray part of one chip, or null for the full frame
 * @param keywords what keywords say in this visit
 */
public record VisitPlan(
    String detector,
    String proposal,
    List<String> targets,
    int exposures,
    double exptime,
    List<Double> dither,
    double orientation,
    List<String> filetypes,
    List<String> companions,
    List<ProductPlan> products,
    @Nullable Subarray subarray,
    Map<String, ValueRule> keywords) {

  /**
   * A product of the exposures.
   *
   * @param ending the characters of its rootname after program and visit
   * @param filetypes its filetypes
   * @param role what association tables call it
   * @param memberRole what association tables call the exposures that it is made of
   * @param keywords what keywords say in it
   */
  public record ProductPlan(
      String ending,
      List<String> filetypes,
      String role,
      String memberRole,
      Map<String, ValueRule> keywords) {}

  /**
   * @param chip position of the chip, from 1
   * @param x first column, from 0
   * @param y first row, from 0
   */
  public record Subarray(int chip, int x, int y, int width, int height) {}

  /** The dither step along x in pixels. */
  public double ditherX() {
    return dither.isEmpty() ? 0 : dither.get(0);
  }

  /** The dither step along y in pixels. */
  public double ditherY() {
    return dither.size() < 2 ? 0 : dither.get(1);
  }
}

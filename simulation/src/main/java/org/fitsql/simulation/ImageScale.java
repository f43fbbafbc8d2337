package org.fitsql.simulation;

import org.fitsql.simulation.plan.DetectorPlan;

/** How large simulated images are. */
public sealed interface ImageScale {

  /** The dimensions of the real detectors. */
  record FullSize() implements ImageScale {}

  /** The small ones that each detector's plan gives for demonstrations. */
  record Demo() implements ImageScale {}

  /**
   * All edges multiplied by the same factor.
   *
   * @param factor above 0, at most 1
   */
  record Edges(double factor) implements ImageScale {
    public Edges {
      if (!(factor > 0 && factor <= 1)) {
        throw new IllegalArgumentException("A scale is above 0 and at most 1, not " + factor);
      }
    }
  }

  /** The factor on the edges of this detector's images. */
  default double factor(DetectorPlan detector) {
    if (this instanceof Edges edges) {
      return edges.factor();
    }
    return this instanceof Demo ? detector.demoScale() : 1;
  }
}

package org.fitsql.bench.measure;

import java.util.List;

/**
 * What one thing measured in each round, in the order of the rounds.
 *
 * @param values at least one
 */
public record Samples(List<Double> values) {

  public Samples {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no round was measured");
    }
  }

  /** One value. */
  public static Samples of(double value) {
    return new Samples(List.of(value));
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  public double median() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest. */
  public double low() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** The largest. */
  public double high() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}

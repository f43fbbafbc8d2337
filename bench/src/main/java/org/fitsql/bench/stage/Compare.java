package org.fitsql.bench.stage;

import java.util.OptionalDouble;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Measurement;
import org.fitsql.bench.measure.Reference;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.measure.Samples;

/**
 * Makes the comparisons of one thing that a stage measured.
 *
 * @param stage name of the stage
 * @param what what was done
 * @param unit of all numbers
 * @param better which way is good
 * @param own fitsql's numbers
 */
record Compare(String stage, String what, String unit, Better better, Samples own) {
  private static final String FITSQL = "fitsql";

  Comparison with(Reference reference, OptionalDouble goal) {
    return new Comparison(stage, what, new Measurement(FITSQL, unit, better, own), reference, goal);
  }

  /** Beside a subject of the same rounds, or beside nothing where it did not take part. */
  Comparison with(Rounds rounds, String name, String absent, OptionalDouble goal) {
    return with(
        rounds
            .samples(name)
            .<Reference>map(
                samples -> new Reference.Measured(new Measurement(name, unit, better, samples)))
            .orElseGet(() -> new Reference.Absent(name, absent)),
        goal);
  }

  Comparison within(double limit) {
    return with(new Reference.Limit(limit), OptionalDouble.of(1));
  }

  Comparison missing(String reference, String reason) {
    return with(new Reference.Absent(reference, reason), OptionalDouble.empty());
  }
}

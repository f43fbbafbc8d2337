package org.fitsql.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fitsql.bench.kept.Machine;
import org.fitsql.bench.kept.Results;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Measurement;
import org.fitsql.bench.measure.Reference;
import org.fitsql.bench.measure.Samples;

/** Results as a run could have them. */
public final class SampleResults {
  public static final Machine MACHINE =
      new Machine("Linux amd64", "Some Processor (tm) 3 <GHz>", 2, 1L << 34, "Debian 17.0.15");

  private SampleResults() {}

  public static Results of(Comparison... comparisons) {
    return new Results(
        Instant.parse("2026-11-21T04:05:06.789Z"),
        "fitsql 1.2.3 (abc)",
        MACHINE,
        "MariaDB 10.11",
        Map.of("frames", "4", "scale", "1.0"),
        List.of(comparisons),
        Map.of());
  }

  /** A speed of 10, and its reference such that the ratio is as given. */
  public static Comparison speed(String what, double ratio) {
    return speed(what, ratio, OptionalDouble.empty());
  }

  public static Comparison speed(String what, double ratio, OptionalDouble goal) {
    Reference reference =
        new Reference.Measured(
            new Measurement("other", "files/s", Better.HIGHER, Samples.of(10 / ratio)));
    return comparison(what, "files/s", Better.HIGHER, reference, goal);
  }

  /** 10 seconds under a limit. */
  public static Comparison limited(String what, double limit) {
    return comparison(what, "s", Better.LOWER, new Reference.Limit(limit), OptionalDouble.of(1));
  }

  public static Comparison absent(String what) {
    return comparison(
        what,
        "files/s",
        Better.HIGHER,
        new Reference.Absent("other", "apt-get install other"),
        OptionalDouble.of(2));
  }

  private static Comparison comparison(
      String what, String unit, Better better, Reference reference, OptionalDouble goal) {
    Measurement own = new Measurement("fitsql", unit, better, Samples.of(10));
    return new Comparison("stage", what, own, reference, goal);
  }
}

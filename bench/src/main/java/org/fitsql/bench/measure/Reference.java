package org.fitsql.bench.measure;

/** What fitsql's number is held against. */
public sealed interface Reference {

  /** How it is called in tables and plots. */
  String name();

  /** Another program that did the same in the same run, in the same unit. */
  record Measured(Measurement measurement) implements Reference {
    @Override
    public String name() {
      return measurement.subject();
    }
  }

  /** A number that must not be exceeded, in the unit of the measurement. */
  record Limit(double value) implements Reference {
    @Override
    public String name() {
      return "limit";
    }
  }

  /**
   * A program that could not be run here.
   *
   * @param reason why, and how to install it
   */
  record Absent(String name, String reason) implements Reference {}
}

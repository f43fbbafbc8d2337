package org.fitsql.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One result: fitsql's number beside a reference.
 *
 * @param stage name of the stage
 * @param what what was done, a few words
 * @param own fitsql's number
 * @param reference what it is held against
 * @param goal the least ratio aimed at; empty where there is none
 */
public record Comparison(
    String stage, String what, Measurement own, Reference reference, OptionalDouble goal) {
  private static final String BETWEEN = " / ";

  /** What tells it apart from all other results of a run. */
  public String key() {
    return stage + BETWEEN + what + BETWEEN + reference.name();
  }

  /** The stage that a key is of. */
  public static String stageOf(String key) {
    int end = key.indexOf(BETWEEN);
    return end < 0 ? key : key.substring(0, end);
  }

  /**
   * How many times as good as the reference fitsql is: a speed over a speed, or the reference's
   * seconds or bytes over fitsql's. Rounds are held against each other pair by pair, because
   * whatever else the machine did fell on both; the median of these quotients is the ratio. Empty
   * where the reference is absent.
   */
  public OptionalDouble ratio() {
    List<Double> quotients = quotients();
    return quotients.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Samples(quotients).median());
  }

  /** Whether the goal is reached; true where there is none or nothing to hold it against. */
  public boolean reached() {
    OptionalDouble ratio = ratio();
    return goal.isEmpty() || ratio.isEmpty() || ratio.getAsDouble() >= goal.getAsDouble();
  }

  /** The quotient of each round; of the medians where the rounds do not pair. */
  private List<Double> quotients() {
    if (reference instanceof Reference.Limit limit) {
      return List.of(own.better().quotient(own.samples().median(), limit.value()));
    }
    if (!(reference instanceof Reference.Measured other)) {
      return List.of();
    }
    List<Double> mine = own.samples().values();
    List<Double> theirs = other.measurement().samples().values();
    if (mine.size() != theirs.size()) {
      Samples others = other.measurement().samples();
      return List.of(own.better().quotient(own.samples().median(), others.median()));
    }
    List<Double> quotients = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      quotients.add(own.better().quotient(mine.get(i), theirs.get(i)));
    }
    return quotients;
  }
}

package org.fitsql.bench.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures several subjects in turn, again and again, so that what the machine does beside it falls
 * on all of them.
 */
public final class Rounds {

  /** One pass of one subject; returns what it measured. */
  @FunctionalInterface
  public interface Pass {
    double measure() throws IOException;
  }

  private final Map<String, Pass> subjects = new LinkedHashMap<>();
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  /** Adds a subject; they take turns in the order in which they are added. */
  public Rounds subject(String name, Pass pass) {
    subjects.put(name, pass);
    return this;
  }

  /**
   * Measures.
   *
   * @param warmUps rounds whose numbers do not count
   * @param rounds rounds that count
   */
  public Rounds run(int warmUps, int rounds) throws IOException {
    for (int round = -warmUps; round < rounds; round++) {
      for (Map.Entry<String, Pass> subject : subjects.entrySet()) {
        double value = subject.getValue().measure();
        if (round >= 0) {
          values.computeIfAbsent(subject.getKey(), name -> new ArrayList<>()).add(value);
        }
      }
    }
    return this;
  }

  /** What a subject measured; empty where it is none of these. */
  public Optional<Samples> samples(String name) {
    return Optional.ofNullable(values.get(name)).map(Samples::new);
  }
}

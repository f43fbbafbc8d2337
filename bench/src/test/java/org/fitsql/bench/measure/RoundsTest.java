package org.fitsql.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void subjectsTakeTurnsAndWarmUpsDoNotCount() throws IOException {
    List<String> order = new ArrayList<>();
    Rounds rounds =
        new Rounds()
            .subject("a", () -> note(order, "a"))
            .subject("b", () -> note(order, "b"))
            .run(1, 2);

    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
    assertThat(rounds.samples("a").orElseThrow().values()).containsExactly(3.0, 5.0);
    assertThat(rounds.samples("b").orElseThrow().values()).containsExactly(4.0, 6.0);
    assertThat(rounds.samples("c")).isEmpty();
  }

  private static double note(List<String> order, String name) {
    order.add(name);
    return order.size();
  }
}

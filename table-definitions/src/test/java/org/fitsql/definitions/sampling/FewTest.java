package org.fitsql.definitions.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FewTest {

  @RepeatedTest(20)
  void keepsTheFirstOfAllWithExactCountsInWhateverOrderTheyCome(RepetitionInfo run) {
    List<String> texts = new ArrayList<>(List.of("c", "b", "a", "d", "b", "a", "b", "e", "d", "d"));
    Collections.shuffle(texts, new Random(run.getCurrentRepetition()));
    Few few = new Few(3);
    texts.forEach(few::add);
    assertThat(few.counts()).isEqualTo(Map.of("a", 2L, "b", 3L, "c", 1L));
    assertThat(few.mostFrequent()).isEqualTo("b");
  }

  @Test
  void ofEquallyFrequentTextsTheFirstInTheAlphabetIsTaken() {
    Few few = new Few(5);
    List.of("z", "k", "z", "k", "a").forEach(few::add);
    assertThat(few.mostFrequent()).isEqualTo("k");
  }

  @Test
  void longTextsAreCutSoThatMemoryIsBounded() {
    Few few = new Few(1);
    few.add("x".repeat(100_000));
    assertThat(few.mostFrequent()).hasSize(Few.LONGEST).endsWith("x...");
  }

  @Test
  void nothingIsMostFrequentOfNothing() {
    assertThat(new Few(1).mostFrequent()).isEmpty();
  }
}

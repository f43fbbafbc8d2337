package org.fitsql.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.junit.jupiter.api.Test;

class ExampleQueryTest {

  @Test
  void anExampleIsItsTitleAndAStatement() {
    assertThat(
            ExampleQuery.parse(
                """
                -- About this file.

                -- How many
                -- are there?
                SELECT COUNT(*)
                FROM master;

                -- Second
                SELECT 2;
                """))
        .containsExactly(
            new ExampleQuery("How many are there?", "SELECT COUNT(*)\nFROM master"),
            new ExampleQuery("Second", "SELECT 2"));
  }

  @Test
  void everyInstrumentThatComesWithFitsqlHasExamples() throws Exception {
    for (InstrumentProfile profile : InstrumentProfiles.builtIn()) {
      assertThat(ExampleQuery.of(profile.id())).as(profile.id()).hasSizeGreaterThanOrEqualTo(3);
    }
  }
}

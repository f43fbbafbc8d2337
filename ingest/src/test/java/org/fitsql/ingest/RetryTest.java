package org.fitsql.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
  private static final LocalDateTime NIGHT = LocalDateTime.of(2026, 11, 21, 2, 0);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 16", "1000000, 16"})
  void whatDiskOrNetworkRefusedIsDueAfterOneTwoFourAndAtMostSixteenNights(
      long attempts, long nights) {
    LocalDateTime due = Retry.LATER.next(NIGHT, attempts);

    assertThat(due)
        .isAfter(NIGHT.plusDays(nights - 1).plusHours(12))
        .as("a run that starts a little earlier that night takes it")
        .isBefore(NIGHT.plusDays(nights).minusHours(1));
  }

  @Test
  void aTimeThatAClockSetWhichWasYearsAheadHasCome() {
    assertThat(Retry.isDue(NIGHT, NIGHT)).isTrue();
    assertThat(Retry.isDue(NIGHT.plusHours(1), NIGHT)).isFalse();
    assertThat(Retry.isDue(Retry.LATER.next(NIGHT, 5), NIGHT)).isFalse();
    assertThat(Retry.isDue(NIGHT.plusYears(5), NIGHT)).isTrue();
  }

  @Test
  void theFaultOfAMomentIsDueAtOnceAndThatOfAFileNever() {
    assertThat(Retry.NOW.next(NIGHT, 7)).isEqualTo(NIGHT);
    assertThat(Retry.NEVER.next(NIGHT, 1)).isNull();
  }
}

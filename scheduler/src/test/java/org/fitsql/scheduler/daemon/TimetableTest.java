package org.fitsql.scheduler.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In Berlin clocks go from 2:00 to 3:00 on 2026-03-29 and from 3:00 to 2:00 on 2026-10-25. */
class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aTimeThatExistsOnceIsThatTimeOfTheClock() {
    assertThat(times("0 2 * * *", ZoneId.of("UTC"), "2026-02-27T02:00:00Z", 3))
        .containsExactly("2026-02-28T02:00Z", "2026-03-01T02:00Z", "2026-03-02T02:00Z");
    assertThat(times("30 4 * * 1-5", BERLIN, "2026-06-05T12:00:00+02:00", 2))
        .containsExactly("2026-06-08T04:30+02:00", "2026-06-09T04:30+02:00");
    assertThat(times("15 3 29 2 *", BERLIN, "2026-01-01T00:00:00+01:00", 2))
        .containsExactly("2028-02-29T03:15+01:00", "2032-02-29T03:15+01:00");
  }

  @Test
  void aTimeThatDoesNotExistIsTheMomentAtWhichClocksAreSetForward() {
    assertThat(times("30 2 * * *", BERLIN, "2026-03-28T00:00:00+01:00", 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void aTimeThatExistsTwiceIsTheFirstOfBoth() {
    assertThat(times("30 2 * * *", BERLIN, "2026-10-24T00:00:00+02:00", 3))
        .containsExactly(
            "2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    assertThat(times("30 2 * * *", BERLIN, "2026-10-25T02:15:00+01:00", 1))
        .containsExactly("2026-10-26T02:30+01:00");
  }

  @Test
  void severalTimesOfAnHourThatDoesNotExistAreOne() {
    assertThat(times("0,20,40 2,3 * * *", BERLIN, "2026-03-29T01:30:00+01:00", 4))
        .containsExactly(
            "2026-03-29T03:00+02:00",
            "2026-03-29T03:20+02:00",
            "2026-03-29T03:40+02:00",
            "2026-03-30T02:00+02:00");
  }

  @Test
  void everyHourIsByElapsedTime() {
    assertThat(times("0 * * * *", BERLIN, "2026-03-29T00:30:00+01:00", 3))
        .containsExactly(
            "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
    assertThat(times("0 * * * *", BERLIN, "2026-10-25T01:30:00+02:00", 4))
        .containsExactly(
            "2026-10-25T02:00+02:00",
            "2026-10-25T02:00+01:00",
            "2026-10-25T03:00+01:00",
            "2026-10-25T04:00+01:00");
    assertThat(times("45 */2 * * *", BERLIN, "2026-10-25T00:00:00+02:00", 3))
        .containsExactly(
            "2026-10-25T00:45+02:00", "2026-10-25T02:45+02:00", "2026-10-25T02:45+01:00");
  }

  @Test
  void overTenYearsADailyTimeComesOnceADayWhateverTheZoneDoes() {
    for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")) {
      Timetable timetable = new Timetable("10 2 * * *", ZoneId.of(zone));
      Instant time = Instant.parse("2020-01-01T00:00:00Z");
      java.util.Set<java.time.LocalDate> days = new java.util.HashSet<>();
      for (int day = 0; day < 3653; day++) {
        time = timetable.next(time);
        days.add(time.atZone(ZoneId.of(zone)).toLocalDate());
      }
      assertThat(days).as(zone).hasSize(3653);
      assertThat(time).as(zone).isBetween("2029-12-31T00:00:00Z", "2030-01-02T00:00:00Z");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 2 * *",
        "0 2 * * * *",
        "61 2 * * *",
        "0 25 * * *",
        "x y z a b",
        "0 0 30 2 *"
      })
  void whatIsNoTimetableIsRefused(String expression) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Timetable(expression, BERLIN));
  }

  private static List<String> times(String expression, ZoneId zone, String after, int number) {
    Timetable timetable = new Timetable(expression, zone);
    List<String> times = new ArrayList<>();
    Instant time = OffsetDateTime.parse(after).toInstant();
    for (int i = 0; i < number; i++) {
      time = timetable.next(time);
      times.add(time.atZone(zone).toOffsetDateTime().toString());
    }
    return times;
  }
}

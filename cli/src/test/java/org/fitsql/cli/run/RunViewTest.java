package org.fitsql.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.fitsql.cli.output.Terminal;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.junit.jupiter.api.Test;

class RunViewTest {
  private static final Terminal TERMINAL = new Terminal(true, true, true, 80);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HandClock clock = new HandClock();

  @Test
  void withoutATerminalProgressIsALineEveryTenSeconds() {
    try (RunView view = view(Terminal.none(), false)) {
      view.found(300, 100, true);
      clock.tick(4);
      view.finished("a");
      clock.tick(6);
      view.finished("b");
      clock.tick(1);
      view.finished("c");
    }

    assertThat(shown()).isEqualTo("2 of 100 rootnames, 0.2/s, 0:08:10 left\n");
  }

  @Test
  void whileTheArchiveIsStillListedNoTimeLeftIsPromised() {
    try (RunView view = view(Terminal.none(), false)) {
      clock.tick(10);
      view.found(5_000, 1_234, false);
    }

    assertThat(shown()).isEqualTo("0 rootnames, 1,234 found so far, 0.0/s\n");
  }

  @Test
  void quietMeansNoProgressAndStillEveryTrouble() {
    try (RunView view = view(Terminal.none(), true)) {
      view.found(300, 100, true);
      clock.tick(60);
      view.finished("a");
      view.trouble(trouble("a_flt.fits"));
    }

    assertThat(shown().lines()).hasSize(1).first().asString().startsWith("failed: a_flt.fits");
  }

  @Test
  void aTroubleSaysWhereWhatAndWhatToDo() {
    try (RunView view = view(Terminal.none(), false)) {
      view.trouble(
          new Trouble(
              Severity.FAILURE,
              Stage.HEADER,
              "j8bt/j8bt05njq/j8bt05njq_flt.fits",
              "j8bt05nj",
              4,
              "BITPIX",
              "BITPIX = 12 is none of the values\nof the standard",
              "Fetch the file again."));
    }

    assertThat(shown())
        .isEqualTo(
            "failed: j8bt/j8bt05njq/j8bt05njq_flt.fits, HDU 4, BITPIX: BITPIX = 12 is none of the"
                + " values of the standard. Fetch the file again.\n");
  }

  @Test
  void afterFiftyTroublesTheTerminalRefersToTheLog() {
    try (RunView view = view(Terminal.none(), false)) {
      for (int i = 0; i < 53; i++) {
        view.trouble(trouble("file" + i));
      }
    }

    assertThat(shown().lines()).hasSize(51).last().isEqualTo("... and 3 more, see /logs/x.log");
  }

  @Test
  void aTerminalShowsABarThatMakesWayForTroubles() {
    try (RunView view = view(TERMINAL, false)) {
      view.found(3, 2, true);
      view.finished("a");
      view.trouble(trouble("a_flt.fits"));
      view.finished("b");
    }

    assertThat(shown()).contains("rootnames", "2/2", "failed: a_flt.fits");
    assertThat(shown()).endsWith("\n");
  }

  @Test
  void aTerminalShowsNoBarWhereThereIsNothingToDo() {
    try (RunView view = view(TERMINAL, false)) {
      view.found(3, 0, true);
    }

    assertThat(shown()).isEmpty();
  }

  private RunView view(Terminal terminal, boolean quiet) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new RunView(stream, terminal, clock, Path.of("/logs/x.log"), quiet);
  }

  private static Trouble trouble(String path) {
    return new Trouble(Severity.FAILURE, Stage.HEADER, path, "", null, "", "broken", "");
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Time goes on when the test says so. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T02:00:00Z");

    void tick(int seconds) {
      now = now.plus(Duration.ofSeconds(seconds));
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

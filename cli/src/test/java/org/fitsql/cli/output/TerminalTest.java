package org.fitsql.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final Properties launcher = new Properties();

  @Test
  void withoutTheLauncherNothingIsATerminal() {
    assertThat(Terminal.of(Map.of("TERM", "xterm"), launcher).out()).isFalse();
    assertThat(Terminal.of(Map.of("TERM", "xterm"), launcher).err()).isFalse();
  }

  @Test
  void theLauncherSaysWhichStreamsAreTerminalsAndHowWideTheyAre() {
    launcher.setProperty("fitsql.terminal.err", "true");
    launcher.setProperty("fitsql.terminal.out", "false");
    launcher.setProperty("fitsql.terminal.width", "132");

    assertThat(Terminal.of(Map.of("TERM", "xterm"), launcher))
        .isEqualTo(new Terminal(false, true, true, 132));
  }

  @Test
  void colourIsOffWhereTheUserOrTheTerminalWantsNone() {
    assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), launcher).colour()).isFalse();
    assertThat(Terminal.of(Map.of("TERM", "dumb"), launcher).colour()).isFalse();
  }
}

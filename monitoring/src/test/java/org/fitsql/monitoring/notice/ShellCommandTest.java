package org.fitsql.monitoring.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitsql.monitoring.notice.Notice.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ShellCommandTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;

  private static final Notice NOTICE =
      new Notice(
          Event.FAILURE, "2 files failed", "line 1\nline 2\n", Map.of("run", "r1; echo $(id)"));

  private ShellCommand command(String line, Duration limit) {
    return new ShellCommand(
        line,
        Map.of("PATH", System.getenv("PATH"), "FITSQL_DATABASE_PASSWORD", "s3cret", "KEPT", "yes"),
        Set.of("FITSQL_DATABASE_PASSWORD"),
        limit);
  }

  @Test
  void aCommandGetsTheTextOnItsInputAndFactsWithoutSecretsInItsEnvironment() throws Exception {
    Path told = folder.resolve("told");
    command("{ cat; env; } > '" + told + "'", LONG).send(NOTICE);

    List<String> lines = Files.readAllLines(told);
    assertThat(lines)
        .startsWith("line 1", "line 2")
        .contains(
            "FITSQL_NOTICE_EVENT=failure",
            "FITSQL_NOTICE_SUBJECT=2 files failed",
            "FITSQL_NOTICE_RUN=r1; echo $(id)",
            "KEPT=yes")
        .noneMatch(line -> line.contains("s3cret"));
  }

  @Test
  void aCommandThatFailsIsToldWithWhatItSaid() {
    assertThatExceptionOfType(NotToldException.class)
        .isThrownBy(() -> command("echo no route >&2; exit 7", LONG).send(NOTICE))
        .withMessage("the command ended with exit code 7, saying: no route");
  }

  @Test
  void aCommandThatDoesNotEndIsEndedWithAllThatItBegan() throws Exception {
    Path child = folder.resolve("child");
    String line = "sleep 1000 & echo $! > '" + child + "'; wait";

    assertThatExceptionOfType(NotToldException.class)
        .isThrownBy(() -> command(line, Duration.ofSeconds(2)).send(NOTICE))
        .withMessageContaining("did not end within 2 s");

    if (Files.exists(child) && Files.size(child) > 1) {
      long pid = Long.parseLong(Files.readString(child).strip());
      ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
      assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void aCommandNeedNotReadAndMaySayMuch() throws Exception {
    Notice large = new Notice(Event.TEST, "s", "x".repeat(1_000_000), Map.of());
    command("exec <&-; head -c 1000000 /dev/zero", LONG).send(large);
    assertThat(new Notifier(command("exit 1", LONG)).tell(NOTICE)).as("told nobody").isFalse();
  }
}

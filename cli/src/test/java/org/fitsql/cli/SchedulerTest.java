package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler as a process, because signals are a process's. */
@Timeout(300)
class SchedulerTest {
  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path here;

  @Test
  void itTakesFilesAsTheyComeReadsItsConfigurationAgainAndEndsWithZero() throws Exception {
    Path ready = here.resolve("ready");
    ArchiveSimulator.builtIn().write(ready, new Wish(2, false, 1));
    List<Path> observations = observations(ready);
    Path archive = Files.createDirectories(here.resolve("archive"));
    move(observations.get(0), ready, archive);
    configure("workers: 1\nwatch: true\n");

    Process process = scheduler();
    try (BufferedReader lines = process.errorReader()) {
      readUntil(lines, "run 2");
      move(observations.get(1), ready, archive);
      readUntil(lines, "run 2");

      configure("workers: 0\nwatch: true\n");
      signal(process, "HUP");
      assertThat(readUntil(lines, "not taken over")).contains("workers = 0", "line 3");
      configure("workers: 2\nwatch: true\n");
      signal(process, "HUP");
      assertThat(readUntil(lines, "workers")).contains("workers = 2");
      readUntil(lines, "scheduler of");

      signal(process, "TERM");
      readUntil(lines, "stopped");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
    Invocation status = new Invocation(here);
    assertThat(status.run("status", "--json")).as(status.err()).isZero();
    JsonNode known = json.readTree(status.out());
    assertThat(known.at("/last_runs")).hasSize(2);
    assertThat(known.at("/schedulers/0/watching").textValue()).isNotEmpty();
  }

  @Test
  void itSaysWhatIsWrongBeforeItStays() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(1, false, 1));
    Invocation scheduler = new Invocation(here);

    assertThat(scheduler.run("scheduler", "--archive", "archive")).isEqualTo(ExitCode.USAGE);
    assertThat(scheduler.err()).contains("Say when to ingest", "--cron", "--watch");
    assertThat(scheduler.run("scheduler", "--archive", "archive", "--cron", "0 25 * * *"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(scheduler.err()).contains("option --cron", "0 25 * * *");
    assertThat(
            scheduler.run(
                "scheduler", "--archive", "archive", "--cron", "0 2 * * *", "--zone", "Berlin"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(scheduler.err()).contains("zone = Berlin", "Europe/Berlin");
    assertThat(scheduler.run("scheduler", "--archive", "archive", "--watch", "--interval", "soon"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(scheduler.err()).contains("interval = soon", "5m");
    assertThat(scheduler.run("scheduler", "--archive", "missing", "--watch"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(scheduler.err()).contains("missing");
  }

  private void configure(String more) throws IOException {
    Files.writeString(here.resolve("fitsql.yaml"), "archive: archive\nsettle: 0\n" + more);
  }

  private static List<Path> observations(Path archive) throws IOException {
    try (Stream<Path> all = Files.walk(archive)) {
      return all.filter(Files::isRegularFile)
          .map(file -> archive.relativize(file).getParent())
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static void move(Path observation, Path from, Path to) throws IOException {
    Files.createDirectories(to.resolve(observation).getParent());
    Files.move(from.resolve(observation), to.resolve(observation));
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private Process scheduler() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Fitsql.class.getName(),
            "scheduler")
        .directory(here.toFile())
        .redirectOutput(here.resolve("out").toFile())
        .start();
  }

  private static String readUntil(BufferedReader lines, String word) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.contains(word)) {
        return line;
      }
    }
    throw new AssertionError("The scheduler ended without saying " + word + ": " + seen);
  }
}

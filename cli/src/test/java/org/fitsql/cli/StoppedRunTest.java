package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedRunTest {
  private static final int TERMINATED = 128 + 15;

  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path here;

  @Test
  void whatARunThatWasToldToStopReportsAsDoneIsInTheDatabase() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(24, false, 1));
    Files.writeString(here.resolve("fitsql.yaml"), "archive: archive\nsettle: 0\n");

    Process process = ingest();
    try (BufferedReader progress = process.errorReader()) {
      readUntil(progress, "schema:");
      process.toHandle().destroy();
      progress.lines().forEach(line -> {}); // to its end

      assertThat(process.waitFor()).isEqualTo(TERMINATED);
      JsonNode stopped = json.readTree(here.resolve("summary.json").toFile());
      assertThat(stopped.get("interrupted").textValue()).contains("asked to stop");
      Invocation next = new Invocation(here);
      assertThat(next.run("ingest", "--json")).as(next.err()).isZero();
      assertThat(json.readTree(next.out()).at("/files/unchanged").asLong())
          .isEqualTo(stopped.at("/files/new").asLong());
    } finally {
      process.destroyForcibly();
    }
  }

  private Process ingest() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Fitsql.class.getName(),
            "ingest",
            "--json",
            "--verbose",
            "--workers",
            "1")
        .directory(here.toFile())
        .redirectOutput(here.resolve("summary.json").toFile())
        .start();
  }

  private static void readUntil(BufferedReader progress, String word) throws Exception {
    String line = progress.readLine();
    while (line != null && !line.contains(word)) {
      line = progress.readLine();
    }
    assertThat(line).as("the line that says " + word).isNotNull();
  }
}

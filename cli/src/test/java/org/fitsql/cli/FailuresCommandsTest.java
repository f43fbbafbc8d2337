package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that say what is wrong and have it tried again, over a small archive. */
class FailuresCommandsTest {
  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path here;

  private Invocation fitsql;

  @BeforeEach
  void withAnArchive() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(1, false, 1));
    Files.writeString(
        here.resolve("fitsql.yaml"), "archive: archive\ninstrument: hst/acs\nsettle: 0\n");
    fitsql = new Invocation(here);
  }

  /** A file of the archive. */
  private Path file() throws IOException {
    try (Stream<Path> files = Files.walk(here.resolve("archive"))) {
      return files.filter(file -> file.toString().endsWith(".fits")).sorted().findFirst().get();
    }
  }

  private static void replace(Path file, String before, String after) throws IOException {
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains(before);
    int at = bytes.indexOf(before);
    Files.write(
        file,
        (bytes.substring(0, at) + after + bytes.substring(at + before.length()))
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aBrokenFileIsListedTriedAgainOnRequestAndWhoAskedIsRecorded() throws Exception {
    Path broken = file();
    replace(broken, "BITPIX  =", "XITPIX  =");
    String path = here.resolve("archive").relativize(broken).toString();

    assertThat(fitsql.run("ingest", "--no-quicklook", "-q")).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(fitsql.run("failures", "--json")).isZero();
    JsonNode failure = json.readTree(fitsql.out()).get(0);
    assertThat(failure.get("path").textValue()).isEqualTo(path);
    assertThat(failure.get("class").textValue()).isEqualTo("never");

    assertThat(fitsql.run("retry")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.run("retry", "--class", "soon")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err()).contains("expected now, later or never");
    assertThat(fitsql.run("retry", "--class", "later", "--json")).isZero();
    assertThat(json.readTree(fitsql.out()).get("files")).isEmpty();
    assertThat(fitsql.run("retry", broken.getFileName().toString())).as(fitsql.err()).isZero();
    assertThat(fitsql.out().lines()).containsExactly(path);
    assertThat(fitsql.err()).contains("The next run tries 1 file again.");
    assertThat(
            fitsql.run(
                "query",
                "--format",
                "tsv",
                "select command, outcome, message, pid is not null, configuration_hash is not null"
                    + " from runs where archive is null"))
        .isZero();
    assertThat(fitsql.out().lines().skip(1).toList())
        .singleElement()
        .asString()
        .startsWith("retry\tdone\t1 file is due again\t");

    assertThat(fitsql.run("findings", "--severity", "error")).isZero();
    assertThat(fitsql.out()).contains(path, "BITPIX");
    assertThat(fitsql.run("findings", broken.getFileName().toString(), "--json")).isZero();
    assertThat(json.readTree(fitsql.out()).get(0).get("keyword").textValue()).isEqualTo("BITPIX");
    assertThat(fitsql.run("findings", "--severity", "grave")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFileIsCheckedWithoutADatabase() throws Exception {
    Path odd = file();
    assertThat(fitsql.run("check", odd.toString())).as(fitsql.out()).isZero();
    assertThat(fitsql.out()).contains("0 errors");
    replace(odd, "INSTRUME=", "InsTrume=");

    assertThat(fitsql.run("check", odd.toString())).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(fitsql.out()).contains("1 errors", "HDU 0", "InsTrume", "[keyword-name]");
    assertThat(fitsql.run("check", "--json", odd.toString(), "gone.fits"))
        .isEqualTo(ExitCode.SOME_FAILED);
    JsonNode checked = json.readTree(fitsql.out());
    assertThat(checked.get(0).get("findings").get(0).get("rule").textValue())
        .isEqualTo("keyword-name");
    assertThat(checked.get(1).get("unreadable").textValue()).contains("gone.fits");
    assertThat(here.resolve("fitsql-data")).doesNotExist();
  }

  @Test
  void aWrongPasswordIsInNoMessageAndInNoFile() throws Exception {
    assertThat(fitsql.run("ingest", "--no-quicklook", "-q")).isZero();
    Files.writeString(here.resolve("secret"), "quite-secret\n");
    List<String> options =
        List.of("--database-user", "stranger", "--database-password-file", "secret");
    for (String command : List.of("ingest", "status", "verify", "retry")) {
      String url = "jdbc:h2:file:" + here.resolve("fitsql-data/fitsql");
      List<String> line = Stream.concat(Stream.of(command), options.stream()).toList();
      List<String> more = command.equals("retry") ? List.of("--all", "-v") : List.of("-v");
      String[] words =
          Stream.of(line, List.of("--database", url), more)
              .flatMap(List::stream)
              .toArray(String[]::new);
      assertThat(fitsql.run(words)).as(command + fitsql.err()).isEqualTo(ExitCode.DATABASE);
      assertThat(fitsql.err()).contains("'stranger' was refused").doesNotContain("quite-secret");
      assertThat(fitsql.out()).doesNotContain("quite-secret");
    }
    try (Stream<Path> logs = Files.walk(here.resolve("logs"))) {
      assertThat(logs.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain("quite-secret"));
    }
  }
}

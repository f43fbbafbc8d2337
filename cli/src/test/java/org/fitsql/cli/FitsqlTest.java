package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitsqlTest {
  @TempDir Path here;

  private Invocation fitsql;

  @BeforeEach
  void inAnEmptyDirectory() {
    fitsql = new Invocation(here);
  }

  @Test
  void helpListsAllCommandsAndTheExitCodes() {
    assertThat(fitsql.run("--help")).isZero();

    assertThat(fitsql.out())
        .contains("demo", "init", "ingest", "query", "status", "runs", "failures")
        .contains("tabledefs", "version", "Exit codes");
    assertThat(fitsql.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "init", "ingest", "query", "status", "runs", "failures", "version"})
  void everyCommandHasHelpWithExamplesAndTheCommonOptions(String command) {
    assertThat(fitsql.run(command, "--help")).isZero();

    assertThat(fitsql.out())
        .contains("Usage: fitsql " + command, "Examples:", "  fitsql " + command)
        .contains("--json", "-v, --verbose", "-q, --quiet");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Usage: fitsql",
    "ingst, ingest",
    "ingest --archiv x, --archive",
    "ingest --workers, Missing required parameter",
    "query, Give one SQL statement",
    "query --format xml SELECT, xml",
    "query --json --format csv SELECT, contradict",
    "runs --limit many, --limit",
    "status -v -q, contradict",
    "demo --observations 0, expected 1",
    "version surplus, surplus",
  })
  void wrongUsageIsExplainedOnStandardError(String line, String explanation) {
    assertThat(fitsql.run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

    assertThat(fitsql.err()).contains(explanation);
    assertThat(fitsql.out()).isEmpty();
  }

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    assertThat(fitsql.run("version", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(fitsql.out()).get("version").textValue())
        .matches("\\d+\\.\\d+.*");

    assertThat(fitsql.run("--version")).isZero();
    assertThat(fitsql.out()).startsWith("fitsql ");
  }

  @Test
  void initWritesAConfigurationAndNeverOverwritesOne() throws Exception {
    assertThat(fitsql.run("init", "etc")).isZero();
    assertThat(here.resolve("etc/fitsql.yaml")).content().contains("archive:");

    Files.writeString(here.resolve("etc/fitsql.yaml"), "mine");
    assertThat(fitsql.run("init", "etc")).isEqualTo(2);
    assertThat(here.resolve("etc/fitsql.yaml")).hasContent("mine");
    assertThat(fitsql.err()).contains("exists already");
  }

  @Test
  void statusBeforeAnyIngestSaysWhatToRunAndCreatesNothing() throws Exception {
    assertThat(fitsql.run("status")).isZero();
    assertThat(fitsql.out()).contains("no database yet", "fitsql ingest");

    assertThat(fitsql.run("status", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(fitsql.out()).get("database").isNull()).isTrue();
    assertThat(fitsql.run("runs", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(fitsql.out())).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void aQueryWithoutADatabaseIsRefused() {
    assertThat(fitsql.run("query", "SELECT 1")).isEqualTo(2);
    assertThat(fitsql.err()).contains("no database yet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ingest                              | No archive is named",
        "ingest --archive nowhere            | nowhere (option --archive) does not exist",
        "ingest --archive file               | is not a directory",
        "ingest --archive empty              | is empty. Is it mounted?",
        "ingest --archive full --workers 0   | option --workers: workers = 0 is not a whole number",
        "ingest --archive full --percentiles 99,1 | is not two percentages",
        "ingest --archive full --jpegs x --thumbnails x | give each a folder",
        "ingest --archive full --jpegs full/x | lies inside the archive",
        "ingest --archive full --instrument hst/xyz | hst/xyz is not known; known are hst/acs",
        "ingest --archive full --definitions nowhere | nowhere",
        "ingest --archive full --rootnames nowhere | --rootnames nowhere cannot be read",
        "ingest --archive full --rootnames empty.txt | names no rootname",
        "ingest --archive full --filetypes raw,,flt | expected names separated by commas",
        "ingest --archive full --logs file/logs | Log folder",
        "ingest --archive full --jpegs file/x | quicklook.jpegs",
        "ingest --archive full --home file/x  | home",
        "ingest --archive full --database jdbc:oracle:x | starts with jdbc:mysql:",
        "ingest --archive full --database jdbc:mysql://localhost | names no database",
        "status --config nowhere.yaml        | nowhere.yaml does not exist",
      })
  void whatCannotWorkIsRefusedBeforeAnythingIsDone(String line, String reason) throws Exception {
    Files.createFile(here.resolve("file"));
    Files.createFile(here.resolve("empty.txt"));
    Files.createDirectory(here.resolve("empty"));
    Files.createDirectory(here.resolve("full"));
    Files.writeString(here.resolve("full/readme.txt"), "An archive");

    assertThat(fitsql.run(line.strip().split(" +"))).as(fitsql.err()).isEqualTo(2);

    assertThat(fitsql.err().lines()).as("messages").isNotEmpty();
    assertThat(fitsql.err()).contains(reason).doesNotContain("\tat ");
    assertThat(fitsql.out()).isEmpty();
    assertThat(here.resolve("fitsql-data/fitsql.mv.db")).doesNotExist();
  }

  @Test
  void aServerThatDoesNotAnswerIsExitCodeFour() throws Exception {
    Files.createDirectory(here.resolve("full"));
    Files.writeString(here.resolve("full/readme.txt"), "An archive");
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    int code =
        fitsql
            .environment("FITSQL_DATABASE_PASSWORD", "hush")
            .run(
                "ingest",
                "--archive",
                "full",
                "--database",
                "jdbc:mysql://127.0.0.1:" + port + "/fitsql");

    assertThat(code).isEqualTo(4);
    assertThat(fitsql.err().lines()).singleElement().asString().contains("127.0.0.1:" + port);
    assertThat(log()).contains("FITSQL_DATABASE_PASSWORD").doesNotContain("hush");
  }

  private String log() throws Exception {
    try (Stream<Path> logs = Files.list(here.resolve("logs"))) {
      return Files.readString(logs.findFirst().orElseThrow());
    }
  }

  private Stream<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(here)) {
      return files.toList().stream();
    }
  }
}

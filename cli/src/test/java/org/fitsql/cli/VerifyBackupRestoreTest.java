package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that keep what was ingested, over a small archive and the embedded database. */
class VerifyBackupRestoreTest {
  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path here;

  private Invocation fitsql;

  @BeforeEach
  void withAConfigurationFile() throws Exception {
    Files.writeString(
        here.resolve("fitsql.yaml"), "archive: archive\ninstrument: hst/acs\nsettle: 0\n");
    fitsql = new Invocation(here);
  }

  @Test
  void whatIsLostSinceABackupComesBack() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(1, false, 1));
    assertThat(fitsql.run("ingest", "--quiet")).as(fitsql.err()).isZero();
    assertThat(fitsql.run("verify", "--json")).as(fitsql.err() + fitsql.out()).isZero();
    JsonNode equal = json.readTree(fitsql.out());
    assertThat(equal.get("kinds")).isEmpty();
    assertThat(equal.get("values").asLong()).isGreaterThan(1_000);

    assertThat(fitsql.run("backup", "kept.zip")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).contains("kept.zip", "checked");
    Path image = somewhere("jpegs", ".jpg");
    Files.delete(image);
    assertThat(fitsql.run("verify")).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(fitsql.out()).contains("1 damaged, 0 pending").contains("fitsql verify --repair");
    assertThat(fitsql.err()).contains(image.getFileName().toString(), "it is not there");
    assertThat(fitsql.run("verify", "--repair")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).startsWith("Mended. Verified").contains("all is equal");
    assertThat(image).exists();

    Files.delete(here.resolve("fitsql-data/fitsql.mv.db"));
    assertThat(fitsql.run("restore", "kept.zip")).as(fitsql.err()).isZero();
    theRestoreIsInRuns();
    assertThat(fitsql.run("verify", "--sample", "50%", "--seed", "3")).as(fitsql.err()).isZero();
    assertThat(fitsql.run("restore", "kept.zip")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err()).contains("--force");
    holding(here.resolve("fitsql-data/fitsql"));
  }

  private void theRestoreIsInRuns() {
    String asked =
        "select outcome, message from runs where command = 'restore' and finished >= started";
    assertThat(fitsql.run("query", "--format", "csv", asked)).as(fitsql.err()).isZero();
    assertThat(fitsql.out().lines().skip(1))
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("done,").contains("kept.zip", " HDUs"));
  }

  private void holding(Path database) throws IOException {
    Process other = DatabaseHolder.start(database);
    try {
      assertThat(fitsql.run("restore", "kept.zip", "--force")).isEqualTo(ExitCode.LOCKED);
      assertThat(fitsql.err()).contains("in use");
      assertThat(fitsql.run("backup", "other.zip")).isEqualTo(ExitCode.LOCKED);
      assertThat(here.resolve("other.zip")).doesNotExist();
    } finally {
      other.destroy();
    }
  }

  @Test
  void whatIsNoPlaceForABackupIsNamedAndNotTakenForTheDatabase() throws IOException {
    Files.createDirectories(here.resolve("fitsql-data"));
    Path database = here.resolve("fitsql-data/fitsql.mv.db");
    assertThat(fitsql.run("restore", "nowhere.zip")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err()).contains("nowhere.zip does not exist. Name the file");
    try (Database made =
        Database.open(
            new DatabaseSettings("jdbc:h2:file:" + here.resolve("fitsql-data/fitsql"), null, null),
            1)) {
      assertThat(database).exists();
    }
    assertThat(fitsql.run("backup", "no/such/folder/kept.zip")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err())
        .contains("kept.zip: its folder does not exist")
        .doesNotContain("check that its disk")
        .doesNotContain(".tmp");
  }

  @Test
  void aMissingArchiveSaysWhereItIsNamedAndThatItMayNotBeMounted() {
    assertThat(fitsql.run("ingest", "--archive", "nowhere")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err())
        .contains("nowhere (option --archive) does not exist")
        .contains("mounted?", "--archive, FITSQL_ARCHIVE or `archive:`");
  }

  @Test
  void aSampleThatIsNoneIsRefused() {
    assertThat(fitsql.run("verify", "--sample", "0%")).isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err()).contains("expected a number of observations");
    assertThat(fitsql.run("verify", "--sample", "many")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aServerIsBackedUpByItsOwnProgramAndWithoutAPasswordOnTheCommandLine() {
    fitsql.environment("FITSQL_DATABASE_PASSWORD", "hush");
    String url = "jdbc:mysql://edwin:hush@db.example:3307/stars?sslMode=REQUIRED";
    assertThat(fitsql.run("backup", "a.zip", "--database", url, "--database-user", "edwin"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(fitsql.err())
        .contains(
            "mariadb-dump --defaults-extra-file=my.cnf --host=db.example --port=3307 --user=edwin",
            "--single-transaction --quick --hex-blob stars | gzip")
        .doesNotContain("hush");
  }

  @Test
  void noPasswordIsInMessagesOrLogs() throws Exception {
    fitsql.environment("FITSQL_DATABASE_PASSWORD", "hush1");
    Files.createDirectories(here.resolve("archive/j8bt"));
    String url = "jdbc:mysql://edwin:hush2@127.0.0.1:1/stars?password=hush3";
    assertThat(fitsql.run("ingest", "-v", "--database", url)).isEqualTo(ExitCode.DATABASE);
    assertThat(fitsql.err() + fitsql.out()).contains("127.0.0.1:1").doesNotContain("hush");
    assertThat(somewhere("logs", ".log")).content().doesNotContain("hush");
  }

  private Path somewhere(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(here.resolve(folder))) {
      return all.filter(path -> path.toString().endsWith(ending))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }
}

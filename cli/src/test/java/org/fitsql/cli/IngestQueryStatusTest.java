package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over a small simulated archive and the embedded database. */
class IngestQueryStatusTest {
  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path here;

  private Invocation fitsql;

  @BeforeEach
  void withAConfigurationFile() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(2, false, 1));
    Files.writeString(
        here.resolve("fitsql.yaml"), "archive: archive\ninstrument: hst/acs\nsettle: 0\n");
    fitsql = new Invocation(here);
  }

  @Test
  void anArchiveIsIngestedOnceAndASecondRunChangesNothing() throws Exception {
    assertThat(fitsql.run("ingest", "--json")).as(fitsql.err()).isZero();
    JsonNode first = json.readTree(fitsql.out());
    assertThat(first.at("/files/new").asLong()).isPositive();
    assertThat(first.get("rows").asLong()).isPositive();
    assertThat(first.get("jpegs").asLong()).isPositive();
    assertThat(Path.of(first.get("log").textValue())).content().contains("workers = 2 (default)");

    assertThat(fitsql.run("ingest")).isZero();
    assertThat(fitsql.out())
        .startsWith("Nothing changed: all " + first.at("/files/new") + " files");
  }

  @Test
  void aPlanTouchesNothing() throws Exception {
    assertThat(fitsql.run("ingest", "--plan")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).contains("new ", "nothing was touched");

    assertThat(fitsql.run("ingest", "--plan", "--json")).isZero();
    JsonNode plan = json.readTree(fitsql.out());
    assertThat(plan.get("work")).hasSize(plan.at("/files/new").asInt());
    assertThat(names()).containsExactlyInAnyOrder("archive", "fitsql.yaml");
  }

  @Test
  void aBrokenFileIsListedAndTheRestIsDone() throws Exception {
    Path broken = someFile("_flt.fits");
    Files.writeString(broken, "this is no FITS file");

    assertThat(fitsql.run("ingest")).isEqualTo(3);

    assertThat(fitsql.err()).contains("failed: ", broken.getFileName().toString());
    assertThat(fitsql.out()).containsPattern("failed +1  files");
    assertThat(fitsql.run("failures", "--json")).isZero();
    assertThat(json.readTree(fitsql.out()).get(0).get("path").textValue())
        .endsWith(broken.getFileName().toString());

    assertThat(fitsql.run("ingest")).as("known failures are no news").isZero();
    assertThat(fitsql.out()).contains("known failed");
  }

  @Test
  void onlyTheRootnamesOfStandardInputAreIngested() throws Exception {
    Path wanted = someFile("_raw.fits");

    assertThat(fitsql.input(wanted + "\n").run("ingest", "--rootnames", "-", "--json")).isZero();

    assertThat(json.readTree(fitsql.out()).get("rootnames").asInt()).isEqualTo(1);
  }

  @Test
  void statusTellsWhatIsThere() throws Exception {
    fitsql.run("ingest");

    assertThat(fitsql.run("status")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).contains("Observations", "ingested", "have rows", "No open failures");

    assertThat(fitsql.run("status", "--json", "--rows")).isZero();
    JsonNode status = json.readTree(fitsql.out());
    assertThat(status.at("/observations/0/number").asInt()).isPositive();
    assertThat(status.at("/files/0/name").textValue()).isEqualTo("ingested");
    // those that are defined for ACS, and those of HDUs such as WCSCORR that were found
    assertThat(status.at("/header_tables/tables").asInt()).isGreaterThan(109);
    assertThat(status.at("/header_tables/rows"))
        .hasSize(status.at("/header_tables/filled").asInt());
    assertThat(status.at("/images/0/bytes").asLong()).isPositive();
    assertThat(status.at("/last_runs/0/outcome").textValue()).isEqualTo("done");

    assertThat(fitsql.run("runs", "--limit", "5")).isZero();
    assertThat(fitsql.out()).contains("outcome", "done");
    assertThat(fitsql.run("failures")).isZero();
    assertThat(fitsql.err()).contains("No failures.");
  }

  @Test
  void aQueryIsAnsweredInEveryFormat() throws Exception {
    fitsql.run("ingest");
    String sql = "SELECT rootname, first_ingest_date FROM master ORDER BY rootname";

    assertThat(fitsql.run("query", sql)).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).startsWith("rootname").contains("-+-");
    assertThat(fitsql.err()).contains("rows)");

    assertThat(fitsql.run("query", "--format", "csv", "-o", "rows.csv", sql)).isZero();
    assertThat(fitsql.out()).isEmpty();
    assertThat(Files.readAllLines(here.resolve("rows.csv")).get(0))
        .isEqualTo("rootname,first_ingest_date");

    assertThat(fitsql.input(sql).run("query", "--json", "-")).isZero();
    assertThat(json.readTree(fitsql.out()).get(0).get("rootname").isTextual()).isTrue();

    Files.writeString(here.resolve("q.sql"), sql + ";\n");
    assertThat(fitsql.run("query", "--format", "tsv", "--file", "q.sql")).isZero();
    assertThat(fitsql.out()).startsWith("rootname\tfirst_ingest_date\n");
  }

  @Test
  void aStatementThatIsWrongOrWritesIsRefusedInOneLine() {
    fitsql.run("ingest");

    for (String sql :
        List.of(
            "SELEC 1", "SELECT nothing FROM nowhere", "DELETE FROM master", "SELECT 1; SELECT 2")) {
      assertThat(fitsql.run("query", "-o", "x.csv", sql)).as(sql).isEqualTo(2);
      assertThat(fitsql.err().lines()).as(sql).hasSize(1);
      assertThat(here.resolve("x.csv")).doesNotExist();
    }
  }

  @Test
  void aRunIsTurnedAwayWhileAnotherProcessHasTheDatabase() throws Exception {
    Process other = DatabaseHolder.start(here.resolve("fitsql-data/fitsql"));
    try {
      assertThat(fitsql.run("ingest")).as(fitsql.err()).isEqualTo(5);
      assertThat(fitsql.err().lines())
          .singleElement()
          .asString()
          .contains(
              "process " + other.pid() + " (fitsql", "has the database", "Wait until it ends");
    } finally {
      other.destroy();
      other.waitFor();
    }
  }

  @Test
  void theDemoSimulatesIngestsAndAsksAndTheSecondTimeFindsAllAsItWas() throws Exception {
    assertThat(fitsql.run("demo", "show")).as(fitsql.err()).isZero();
    assertThat(fitsql.out())
        .contains("Ingested ", "SELECT ", "-+-", "Look at", "--config show/fitsql.yaml")
        .containsPattern("\\.jpg");

    assertThat(fitsql.run("demo", "show")).isZero();
    assertThat(fitsql.out()).startsWith("Nothing changed");

    assertThat(fitsql.run("demo", "show", "--seed", "2")).isEqualTo(2);
    assertThat(fitsql.run("demo", "archive")).as("somebody else's folder").isEqualTo(2);
    assertThat(fitsql.run("query", "--config", "show/fitsql.yaml", "SELECT 1 AS one")).isZero();
  }

  private Path someFile(String ending) throws Exception {
    try (Stream<Path> files = Files.walk(here.resolve("archive"))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().findFirst().orElseThrow();
    }
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(here)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

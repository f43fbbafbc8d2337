package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

/** Every file of docs/queries, over a simulated archive; and what {@code fitsql select} prints. */
class DocumentedQueriesTest {
  private static final Path QUERIES = Path.of("..", "docs", "queries").toAbsolutePath();

  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path here;

  private Invocation ingested(TestDatabase database) throws IOException {
    ArchiveSimulator simulator = ArchiveSimulator.builtIn();
    simulator.write(here.resolve("archive"), new Wish(simulator.completeSet(), false, 1));
    Invocation fitsql =
        new Invocation(here)
            .environment("FITSQL_ARCHIVE", "archive")
            .environment("FITSQL_INSTRUMENT", "hst/acs")
            .environment("FITSQL_SETTLE", "0")
            .environment("FITSQL_DATABASE_URL", database.url())
            .environment("FITSQL_DATABASE_USER", database.user())
            .environment("FITSQL_DATABASE_PASSWORD", database.password());
    assertThat(fitsql.run("ingest", "--no-quicklook")).as(fitsql.err()).isZero();
    return fitsql;
  }

  private List<JsonNode> rows(Invocation fitsql, String... args) throws IOException {
    assertThat(fitsql.run(args)).as(fitsql.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    json.readTree(fitsql.out()).forEach(rows::add);
    return rows;
  }

  private List<JsonNode> answer(Invocation fitsql, String name) throws IOException {
    String file = QUERIES.resolve(name + ".sql").toString();
    return rows(fitsql, "query", "--json", "--file", file);
  }

  private static List<String> texts(List<JsonNode> rows, String column) {
    return rows.stream().map(row -> row.get(column).asText()).toList();
  }

  @DatabaseTest
  void everyDocumentedQueryAnswersWhatItsFilesSay(TestDatabase database) throws IOException {
    Invocation fitsql = ingested(database);

    assertThat(texts(answer(fitsql, "all-file-names"), "filename")).isEqualTo(archived(""));
    assertThat(texts(answer(fitsql, "filters-of-a-rootname"), "filters"))
        .containsExactly("F850LP;CLEAR2L");

    TreeMap<String, Integer> byFilters = new TreeMap<>();
    answer(fitsql, "filter-distribution")
        .forEach(row -> byFilters.put(row.get("filters").asText(), row.get("exposures").asInt()));
    assertThat(byFilters).containsEntry("F850LP;CLEAR2L", 6).containsEntry("F140LP;N/A", 2);
    assertThat(byFilters.values().stream().mapToInt(n -> n).sum())
        .isEqualTo(archived("_raw.fits").size());

    List<JsonNode> target = answer(fitsql, "rootnames-of-a-target");
    assertThat(texts(target, "rootname")).isNotEmpty().allMatch(root -> root.startsWith("j94f03"));

    List<JsonNode> darks = answer(fitsql, "files-by-reference-file");
    assertThat(texts(darks, "filename")).hasSameElementsAs(ofDetector(database, "wfc", "flt"));
    assertThat(texts(darks, "darkfile")).allMatch(file -> file.startsWith("jref$"));

    List<JsonNode> means = answer(fitsql, "mean-of-good-pixels");
    assertThat(texts(means, "filename")).hasSameElementsAs(ofDetector(database, "wfc", "flt"));
    assertThat(texts(means, "hdu1_goodmean")).doesNotHaveDuplicates();

    List<JsonNode> flashed = answer(fitsql, "post-flashed");
    assertThat(flashed).isNotEmpty().allMatch(row -> row.get("flashdur").asDouble() > 0);
    assertThat(flashed.size()).isLessThan(archived("_raw.fits").size());

    List<JsonNode> alone = answer(fitsql, "outside-associations");
    assertThat(texts(alone, "target")).contains("BIAS", "DARK", "NGC104").doesNotContain("HUDF");

    List<JsonNode> dated = answer(fitsql, "by-date-range");
    assertThat(texts(dated, "target")).hasSize(7).containsOnly("HUDF");
    assertThat(texts(dated, "date_obs")).isSorted();

    assertThat(texts(answer(fitsql, "cone-search"), "target")).isNotEmpty().containsOnly("NGC104");
    selectsKeywords(fitsql);
    refusesWhatItDoesNotKnow(fitsql);
  }

  private void selectsKeywords(Invocation fitsql) throws IOException {
    List<JsonNode> all = rows(fitsql, "select", "exptime", "--json");
    assertThat(texts(all, "file")).containsExactlyInAnyOrderElementsOf(archived(""));

    List<JsonNode> files =
        rows(
            fitsql,
            "select",
            "Targname",
            "DATE-OBS",
            "SCI,2:CCDCHIP",
            "sci:extver",
            "4:EXTNAME",
            "--filetype",
            "flt",
            "--detector",
            "WFC",
            "--where",
            "EXPTIME-1 > 300 and DATE-OBS like '2010%' and SCI:CCDCHIP = 2"
                + " and upper(TARGNAME) = \"HUDF\"",
            "--json");
    assertThat(files).hasSize(6);
    assertThat(files.get(0).toString())
        .isEqualTo(
            "{\"file\":\"jbqx04ftq_flt.fits\",\"TARGNAME\":\"HUDF\",\"DATE-OBS\":\"2010-09-02\","
                + "\"SCI,2:CCDCHIP\":\"1\",\"SCI:EXTVER\":1,\"4:EXTNAME\":\"SCI\"}");

    List<JsonNode> found =
        rows(
            fitsql,
            "select",
            "D2IMARR,2:EXTVER",
            "7:EXTNAME",
            "--filetype",
            "flt",
            "--detector",
            "wfc",
            "--where",
            "TARGNAME = 'HUDF'",
            "--json");
    assertThat(texts(found, "D2IMARR,2:EXTVER")).hasSize(6).containsOnly("2");
    assertThat(texts(found, "7:EXTNAME")).containsOnly("D2IMARR");

    List<JsonNode> near =
        rows(
            fitsql,
            "select",
            "TARGNAME",
            "--filetype",
            "raw",
            "--cone",
            "00:22:37,-72:04,2m",
            "--json");
    assertThat(texts(near, "TARGNAME")).isNotEmpty().containsOnly("NGC104");
    assertThat(near).allMatch(row -> row.get("separation").asDouble() < 120);
    assertThat(
            rows(
                fitsql,
                "select",
                "--cone",
                "210.803,54.3485,1s",
                "--position",
                "reference",
                "--filetype",
                "drz",
                "--json"))
        .hasSize(1);

    assertThat(fitsql.run("select", "EXPTIME", "--filetype", "asn", "--format", "csv"))
        .isEqualTo(2);
    assertThat(fitsql.run("select", "TARGNAME", "--filetype", "asn", "--format", "csv")).isZero();
    assertThat(fitsql.out()).startsWith("file,TARGNAME").contains("_asn.fits,");
  }

  private static void refusesWhatItDoesNotKnow(Invocation fitsql) {
    assertThat(fitsql.run("select", "EXPTIM")).isEqualTo(2);
    assertThat(fitsql.err()).contains("EXPTIM. Did you mean EXPTIME?");
    assertThat(fitsql.run("select", "EXPTIME", "--where", "TRAGNAME = 'X'")).isEqualTo(2);
    assertThat(fitsql.err()).contains("TRAGNAME. Did you mean TARGNAME?");
    assertThat(fitsql.run("select", "EXPTIME", "--where", "EXPTIME > 1; drop table master"))
        .isEqualTo(2);
    assertThat(fitsql.err()).contains("';' has no place");
    assertThat(fitsql.run("select", "EXPTIME", "--where", "EXPTIME >")).isEqualTo(2);
    assertThat(fitsql.run("select", "EXPTIME", "--filetype", "xyz")).isEqualTo(2);
    assertThat(fitsql.err()).contains("--filetype xyz", "raw");
    assertThat(fitsql.run("select", "EXPTIME", "--cone", "1,2")).isEqualTo(2);
    assertThat(fitsql.err()).contains("expected RA,DEC,RADIUS");
    assertThat(fitsql.run("select")).isEqualTo(2);
  }

  private static List<String> ofDetector(TestDatabase database, String detector, String filetype) {
    return database
        .rows("select filename from files where detector = ? and filetype = ?", detector, filetype)
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private List<String> archived(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(here.resolve("archive"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    }
  }
}

package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fitsql schema} over a database that an ingest has filled. */
class SchemaTest {
  private static final String YAML =
      """
      title: Camera of the tests
      file-name: '(?<rootname>q\\d{3})_(?<filetype>[a-z]+)\\.fits'
      keys: ['(?<key>.*)']
      detectors: [eye]
      detector-rules: [ { keyword: CAMERA, value: '(?<detector>EYE)' } ]
      filetypes: [img]
      extensions: [PRIMARY]
      quicklook: { jpegs: [], thumbnails: [], plane: SCI, folder: OBS }
      """;
  private static final String TABLE = "own/test/cam/tables/eye_img_0.txt";

  @TempDir Path here;

  private final ObjectMapper json = new ObjectMapper();
  private Invocation fitsql;

  @BeforeEach
  void anIngestedObservation() throws IOException {
    fitsql = new Invocation(here);
    write("own/test/cam/instrument.yaml", YAML);
    write(TABLE, "CAMERA, String\nGAIN, String\n");
    write(
        "fitsql.yaml",
        """
        archive: archive
        definitions: own
        instrument: test/cam
        settle: 0
        """);
    Path file = here.resolve("archive/q001/q001_img.fits");
    Files.createDirectories(file.getParent());
    HduBuilder primary =
        HduBuilder.primary()
            .card("CAMERA", "EYE", "")
            .card("GAIN", 2.5, "gain")
            .card("SEEN", 7, "");
    Files.write(file, new FitsBuilder().hdu(primary).toBytes());
    assertThat(fitsql.run("ingest", "--no-quicklook")).as(fitsql.err()).isZero();
  }

  @Test
  void statusAgreesAfterAnIngestAndListsWhatItFound() throws IOException {
    assertThat(fitsql.run("schema", "status")).as(fitsql.out()).isZero();
    assertThat(fitsql.out())
        .contains("eye_img_0.seen", "found by ingest as SEEN in q001/q001_img.fits")
        .endsWith("Definitions and database agree.\n");

    assertThat(fitsql.run("schema", "status", "--json")).isZero();
    JsonNode status = json.readTree(fitsql.out());
    assertThat(status.get("equal").booleanValue()).isTrue();
    assertThat(status.at("/version/database")).isEqualTo(status.at("/version/program"));
  }

  @Test
  void aRebuildFollowsChangedDefinitionsWithoutTheArchive() throws IOException {
    write(TABLE, "CAMERA, String\nGAIN, Float\nLATER, Integer\n");
    Files.delete(here.resolve("archive/q001/q001_img.fits"));

    assertThat(fitsql.run("schema", "status")).as(fitsql.out()).isEqualTo(3);
    assertThat(fitsql.out()).contains("eye_img_0.later", "eye_img_0.gain");
    assertThat(fitsql.run("schema", "migrate", "--rebuild")).as(fitsql.err()).isZero();

    assertThat(fitsql.run("schema", "status")).as(fitsql.out()).isZero();
    String sql = "select gain + 1 as more, later, seen from eye_img_0";
    assertThat(fitsql.run("query", sql, "--format", "csv")).as(fitsql.err()).isZero();
    assertThat(fitsql.out().lines().toList()).containsExactly("more,later,seen", "3.5,,7");
  }

  @Test
  void ddlPrintsWhatAnAdministratorWouldRun() throws IOException {
    assertThat(fitsql.run("schema", "ddl", "--missing")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).isEmpty();

    write(TABLE, "CAMERA, String\nGAIN, String\nLATER, Integer\n");
    assertThat(fitsql.run("schema", "ddl", "--missing")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).contains("later").doesNotContain("create table");

    assertThat(fitsql.run("schema", "ddl", "--dialect", "mysql")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).contains("create table `eye_img_0`", "create table `master`");
  }

  private void write(String path, String text) throws IOException {
    Path file = here.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

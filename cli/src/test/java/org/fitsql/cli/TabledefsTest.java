package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fitsql tabledefs} over samples of an instrument of the test's own. */
class TabledefsTest {
  private static final String YAML =
      """
      title: Camera of the tests
      file-name: '(?<rootname>q\\d{3})_(?<filetype>[a-z]+)\\.fits'
      keys: ['(?<key>.*)']
      directory: '{full-rootname}'
      detectors: [eye]
      detector-rules: [ { keyword: CAMERA, value: '(?<detector>EYE)' } ]
      filetypes: [img]
      extensions: [PRIMARY]
      quicklook: { jpegs: [], thumbnails: [], plane: SCI, folder: OBS }
      """;

  @TempDir Path here;

  private final ObjectMapper json = new ObjectMapper();
  private Invocation fitsql;

  @BeforeEach
  void anInstrumentWithTwoSamples() throws IOException {
    fitsql = new Invocation(here);
    write("own/test/cam/instrument.yaml", YAML);
    sample("q001_img.fits", HduBuilder.primary().card("CAMERA", "EYE", "").card("GAIN", 2, "gain"));
    sample(
        "q002_img.fits", HduBuilder.primary().card("CAMERA", "EYE", "").card("GAIN", 2.5, "gain"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"make", "update", "diff", "check"})
  void everyCommandHasHelpWithExamplesAndTheCommonOptions(String command) {
    assertThat(fitsql.run("tabledefs", command, "--help")).isZero();

    assertThat(fitsql.out())
        .contains("Usage: fitsql tabledefs " + command, "Examples:", "Exit codes:")
        .contains("  fitsql tabledefs " + command)
        .contains("--json", "--definitions", "-v, --verbose", "-q, --quiet");
  }

  @Test
  void theGroupListsItsCommands() {
    assertThat(fitsql.run("tabledefs", "--help")).isZero();
    assertThat(fitsql.out()).contains("make", "update", "diff", "check");

    assertThat(fitsql.run("tabledefs")).isEqualTo(2);
    assertThat(fitsql.err()).contains("Usage: fitsql tabledefs [-h] COMMAND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make samples                          | Give -o DIR",
        "make -o out                           | Name a folder with sample files",
        "make nowhere -o out                   | nowhere does not exist",
        "make samples -o rootless              | its folder is the given directory itself",
        "make samples -o out --instrument x/y  | x/y is not known",
        "update samples                        | Name the folder with --definitions DIR",
        "update samples --definitions nowhere  | nowhere",
        "update samples --definitions samples  | holds no instrument",
        "update --definitions own              | Name a folder with sample files",
        "diff                                  | no database yet",
        "check nowhere                         | nowhere does not exist",
        "remake                                | remake",
      })
  void whatCannotWorkIsRefused(String line, String reason) throws IOException {
    write("rootless/instrument.yaml", YAML);

    assertThat(fitsql.run(("tabledefs " + line.strip()).split(" +"))).as(fitsql.err()).isEqualTo(2);

    assertThat(fitsql.err()).containsIgnoringCase(reason).doesNotContain("\tat ");
    assertThat(fitsql.out()).isEmpty();
    assertThat(here.resolve("out")).doesNotExist();
  }

  @Test
  void makeWritesAFolderThatIsAnInstrumentAndOnlyForceWritesOverIt() throws IOException {
    String[] make = {"tabledefs", "make", "samples", "-o", "out", "--definitions", "own"};
    assertThat(fitsql.run(make)).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).contains("Looked at 2 files: 1 tables", "wrote ");
    assertThat(here.resolve("out/test/cam/tables/eye_img_0.txt"))
        .content()
        .contains("GAIN, Float,, gain\n");
    Map<String, String> before = texts("out");

    assertThat(fitsql.run(make)).isEqualTo(2);
    assertThat(fitsql.err()).contains("holds 1 definition files of test/cam", "--force");

    assertThat(fitsql.run("tabledefs", "make", "samples", "-o", "out", "--force")).isZero();
    assertThat(fitsql.out()).contains("Nothing to write");
    assertThat(texts("out")).isEqualTo(before).hasSize(2);

    assertThat(fitsql.run("tabledefs", "check", "out")).isZero();
    assertThat(
            fitsql.run(
                "tabledefs", "diff", "samples", "--definitions", "out", "--instrument", "test/cam"))
        .as(fitsql.out())
        .isZero();
  }

  @Test
  void brokenFilesAreListedAndTheRestIsDone() throws IOException {
    write("samples/deep/q003_img.fits", "no FITS file");
    write("samples/readme.fits", "of no instrument");

    assertThat(fitsql.run("tabledefs", "make", "samples", "-o", "out", "--definitions", "own"))
        .isEqualTo(3);

    assertThat(fitsql.err()).contains("failed: ", "deep/q003_img.fits: not a FITS file");
    assertThat(fitsql.out()).contains("Looked at 2 files", "no profile: 1 files");
    assertThat(here.resolve("out/test/cam/tables/eye_img_0.txt")).exists();
  }

  @Test
  void whatWasSeenIsPrintedWithoutWritingAnything() throws IOException {
    assertThat(fitsql.run("tabledefs", "make", "samples", "--definitions", "own", "--stats"))
        .isZero();
    assertThat(fitsql.out()).containsPattern("eye_img_0 +\\| GAIN +\\| Float +\\| +2 \\| 0.0");

    assertThat(fitsql.run("tabledefs", "make", "samples", "--definitions", "own", "--json"))
        .isZero();
    JsonNode gain = json.readTree(fitsql.out()).at("/tables/0/keywords/3");
    assertThat(gain.get("keyword").textValue()).isEqualTo("GAIN");
    assertThat(gain.get("null_rate").doubleValue()).isZero();
    assertThat(gain.get("smallest").doubleValue()).isEqualTo(2);
    assertThat(gain.get("largest").doubleValue()).isEqualTo(2.5);
    assertThat(gain.get("examples")).hasSize(2);
    assertThat(texts("own")).containsOnlyKeys("test/cam/instrument.yaml");
  }

  @Test
  void diffTellsWhatUpdateMendsAndWhatWasNeverSeen() throws IOException {
    write(
        "own/test/cam/tables/eye_img_0.txt",
        "# mine\nBITPIX, Float\nCAMERA, String\nEXTEND, Bool\nGAIN, Integer, electron, my gain\n"
            + "OLD, Date\nSIMPLE, Bool\n");
    String[] diff = {
      "tabledefs", "diff", "samples", "--definitions", "own", "--instrument", "test/cam", "--json"
    };
    assertThat(fitsql.run(diff)).isEqualTo(3);
    assertThat(json.readTree(fitsql.out()).get("differences"))
        .extracting(d -> d.get("keyword").textValue() + " " + d.get("what").textValue())
        .containsExactly("GAIN narrower", "NAXIS missing", "OLD unseen");

    assertThat(fitsql.run("tabledefs", "update", "samples", "--definitions", "own")).isZero();
    assertThat(fitsql.out()).contains("GAIN is Integer, too narrow: headers need Float", "Mended");
    assertThat(here.resolve("own/test/cam/tables/eye_img_0.txt"))
        .hasContent(
            """
            # mine
            BITPIX, Float
            CAMERA, String
            EXTEND, Bool
            GAIN, Float, electron, my gain
            NAXIS, Integer,, number of data axes
            OLD, Date
            SIMPLE, Bool
            """);
    Map<String, String> once = texts("own");

    assertThat(fitsql.run("tabledefs", "update", "samples", "--definitions", "own")).isZero();
    assertThat(fitsql.out()).contains("Nothing to add");
    assertThat(texts("own")).isEqualTo(once);
    assertThat(fitsql.run(diff)).isEqualTo(3);
    assertThat(
            fitsql.run(
                "tabledefs",
                "diff",
                "samples/q001_img.fits",
                "--definitions",
                "own",
                "--instrument",
                "test/cam",
                "--ignore-unseen"))
        .as(fitsql.out())
        .isZero();
  }

  @Test
  void checkTellsAllProblemsWithFileAndLine() throws IOException {
    write("own/test/cam/tables/eye_img_0.txt", "A, Double\nB, Bool\nB, Bool\n");
    write("own/test/cam/tables/ear_img_0.txt", "A, Bool\n");

    assertThat(fitsql.run("tabledefs", "check", "--definitions", "own")).isEqualTo(3);
    assertThat(fitsql.out())
        .contains("ear_img_0.txt: is not named", "eye_img_0.txt:1: ", "eye_img_0.txt:3: ")
        .endsWith("own: 3 wrong.\n");

    assertThat(fitsql.run("tabledefs", "check", "own", "--json")).isEqualTo(3);
    assertThat(json.readTree(fitsql.out()).get("problems")).hasSize(3);
    assertThat(fitsql.run("tabledefs", "check")).as(fitsql.out()).isZero();
  }

  @Test
  void definitionsAreComparedWithADatabase() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(1, false, 1));
    write("fitsql.yaml", "archive: archive\nsettle: 0\n");
    assertThat(fitsql.run("ingest", "--no-quicklook")).as(fitsql.err()).isZero();
    assertThat(fitsql.run("tabledefs", "diff")).as(fitsql.out()).isZero();
    assertThat(fitsql.out()).contains("agree.");

    write("own/test/cam/tables/eye_img_0.txt", "A, Bool\n");
    assertThat(fitsql.run("tabledefs", "diff", "--definitions", "own")).isEqualTo(3);
    assertThat(fitsql.out())
        .contains("table eye_img_0 is missing", "column datasets.img is missing");

    assertThat(fitsql.run("tabledefs", "diff", "--definitions", "own", "--json")).isEqualTo(3);
    assertThat(json.readTree(fitsql.out()).at("/missing_tables/0").textValue())
        .isEqualTo("eye_img_0");
  }

  @Test
  void definitionsMadeOfASimulatedArchiveAreTheSameForAnyNumberOfWorkers() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(3, false, 1));
    assertThat(fitsql.run("tabledefs", "make", "archive", "-o", "one", "--workers", "1"))
        .as(fitsql.err())
        .isZero();
    assertThat(fitsql.run("tabledefs", "make", "archive", "-o", "four", "--workers", "4"))
        .as(fitsql.err())
        .isZero();

    assertThat(texts("four")).isEqualTo(texts("one")).hasSizeGreaterThan(20);
    assertThat(InstrumentProfiles.load(here.resolve("one"))).hasSize(1);
    assertThat(
            fitsql.run("tabledefs", "diff", "archive", "--definitions", "one", "--ignore-unseen"))
        .as(fitsql.out())
        .isZero();
  }

  private void sample(String name, HduBuilder primary) throws IOException {
    new FitsBuilder().hdu(primary).writeTo(here.resolve("samples").resolve(name));
  }

  private void write(String file, String text) throws IOException {
    Path path = here.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Map<String, String> texts(String folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(here.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(here.resolve(folder).relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}

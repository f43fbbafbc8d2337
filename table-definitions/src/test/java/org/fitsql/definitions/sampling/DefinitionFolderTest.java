package org.fitsql.definitions.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFolderTest {

  @TempDir Path directory;
  private Samples samples;
  private DefinitionFolder folder;
  private Path file;

  @BeforeEach
  void aSample() throws IOException {
    samples = Samples.in(directory);
    folder = new DefinitionFolder(samples.definitions());
    file =
        samples.write(
            "t001_raw.fits",
            "EXPTIME =                 10.5 / [s] exposure time, \"open\" shutter",
            "NAME    = 'a name'",
            "COUNT   =                    3 / how many",
            "IN1NAME = 'first'",
            "IN1TIME =                  1.5");
  }

  @Test
  void makeWritesSortedDefinitionsThatTheReaderTakes() throws IOException {
    assertThat(make()).containsExactly(samples.definition("tables/one_raw_0.txt"));
    assertThat(samples.definition("tables/one_raw_0.txt"))
        .hasContent(
            """
            # one_raw_0: keywords of HDU 0 in the raw files of Camera of the tests, detector one.
            # KEYWORD, Type[, unit[, description[, UCD]]]   (made by `fitsql tabledefs make`)
            BITPIX, Integer,, bits per pixel
            CAMERA, String
            COUNT, Integer,, how many
            EXPTIME, Float, s, "exposure time, ""open"" shutter"
            NAME, String
            NAXIS, Integer,, number of axes
            SIMPLE, Bool
            """);
    assertThat(InstrumentProfiles.check(samples.definitions())).isEmpty();
  }

  @Test
  void makingTheSameAgainTouchesNothing() throws IOException {
    make();
    assertThat(make()).isEmpty();
    try (Stream<Path> files = Files.walk(samples.definitions())) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  @Test
  void makeIntoAnotherFolderTakesTheInstrumentAlong() throws IOException {
    Path other = directory.resolve("other");
    Map<String, String> foundation =
        InstrumentProfiles.foundation(samples.definitions(), "test/cam");
    new DefinitionFolder(other).make(samples.profile(), survey(), foundation);
    assertThat(InstrumentProfiles.load(other).get(0).tables()).containsOnlyKeys("one_raw_0");
    assertThat(other.resolve("test/cam/instrument.yaml")).hasContent(Samples.YAML);
    assertThat(other.resolve("test/cam/repeated/inputs.txt")).hasContent("NAME, String\n");
  }

  @Test
  void whatMakeWroteDiffersFromItsSamplesInChildTablesOnly() throws IOException {
    make();
    assertThat(differences())
        .extracting(Difference::words)
        .containsExactly("TIME is missing: headers have it, as Float");
    folder.update(samples.profiles(), differences());
    assertThat(differences()).isEmpty();
    assertThat(samples.definition("repeated/inputs.txt")).hasContent("NAME, String\nTIME, Float\n");
  }

  @Test
  void updateAddsAndWidensAndLeavesEverythingElseAsItIs() throws IOException {
    write(
        """
        # by hand

        BITPIX, Integer
        # the camera: one or two
        CAMERA,   String,,    which of both
        COUNT, Bool,, my words, meta.number
        NAME,String,,,meta.id
        NAXIS, Float, pixel
        OLD, Date

        # the end
        """);
    assertThat(folder.update(samples.profiles(), differences()))
        .containsExactly(
            samples.definition("repeated/inputs.txt"), samples.definition("tables/one_raw_0.txt"));
    assertThat(samples.definition("tables/one_raw_0.txt"))
        .hasContent(
            """
            # by hand

            BITPIX, Integer
            # the camera: one or two
            CAMERA,   String,,    which of both
            COUNT, String,, my words, meta.number
            EXPTIME, Float, s, "exposure time, ""open"" shutter"
            NAME,String,,,meta.id
            NAXIS, Float, pixel
            OLD, Date
            SIMPLE, Bool

            # the end
            """);
    assertThat(folder.update(samples.profiles(), differences())).isEmpty();
    assertThat(differences()).extracting(Difference::words).containsExactly("OLD was never seen");
  }

  @Test
  void aDateIsWidenedWhereATextIsNone() throws IOException {
    write(
        "NAME, Date\nBITPIX, Integer\nCAMERA, String\nCOUNT, Integer\nEXPTIME, Float\nNAXIS, Integer\nSIMPLE, Bool\n");
    assertThat(differences())
        .extracting(Difference::words)
        .contains("NAME is Date, too narrow: headers need String");
    write(Files.readString(samples.definition("tables/one_raw_0.txt")).replace("Date", "String"));
    assertThat(differences()).hasSize(1);
  }

  @Test
  void aTableThatNoHeaderFillsIsTold() throws IOException {
    make();
    Files.writeString(samples.definition("tables/two_red_1.txt"), "K, String\nL, Bool\n");
    assertThat(differences())
        .contains(new Difference.UnseenTable(new TableKey("test/cam", "two_red_1", false), 2));
  }

  @Test
  void anotherSpellingOfADefinedColumnIsNotAddedBesideIt() throws IOException {
    Path clash = samples.write("t002_raw.fits", "A-B     = 1", "A_B     = 1", "NAME    = 'b'");
    make();
    write(
        Files.readString(samples.definition("tables/one_raw_0.txt"))
            .replace("BITPIX", "A_B, Integer\nBITPIX"));
    List<Difference> differences =
        DefinitionComparison.of(samples.profiles(), samples.survey(List.of(file, clash)));
    assertThat(differences).extracting(Difference::words).noneMatch(words -> words.contains("A-B"));
  }

  private void write(String text) throws IOException {
    Files.createDirectories(samples.definition("tables"));
    Files.writeString(samples.definition("tables/one_raw_0.txt"), text);
  }

  private List<Path> make() throws IOException {
    return folder.make(samples.profile(), survey(), Map.of());
  }

  private Survey survey() {
    return samples.survey(List.of(file));
  }

  private List<Difference> differences() {
    return DefinitionComparison.of(samples.profiles(), survey());
  }
}

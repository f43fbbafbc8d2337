package org.fitsql.definitions.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.fits.FitsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionSamplerTest {

  @TempDir Path folder;
  private Samples samples;

  @BeforeEach
  void anInstrument() throws IOException {
    samples = Samples.in(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "K = T              | K = F             | BOOL",
        "K = 1              | K = -2            | INTEGER",
        "K = 1              | K = 2.5           | FLOAT",
        "K = 1.0D3          | K = 7             | FLOAT",
        "K = T              | K = 1             | STRING",
        "K = 2.5            | K = 'two'         | STRING",
        "K = 1              | K = ''            | INTEGER",
        "K = 1              | K =               | INTEGER",
        "K =                | K =               | STRING",
        "K = (1.0, 2.0)     | K = (0, 1)        | STRING",
        "K = 5abc           | K = 5             | STRING",
        "K = 99999999999999999999 | K = 1       | FLOAT",
      })
  void theTypeOfAKeywordIsTheNarrowestThatHoldsAllItsValues(
      String first, String second, ColumnType type) throws IOException {
    Path one = samples.write("t001_raw.fits", card(first));
    Path two = samples.write("t002_raw.fits", card(second));
    assertThat(samples.keyword("K", one, two).type()).isEqualTo(type);
  }

  private static String card(String words) {
    String[] parts = words.split("=", 2);
    return "%-8s= %s".formatted(parts[0].strip(), parts[1].strip());
  }

  @Test
  void aKeywordIsDescribedByItsNullsRangeLengthAndExamples() throws IOException {
    Path[] files = {
      samples.write("t001_raw.fits", "EXPTIME =                 10.5 / [s] exposure time"),
      samples.write("t002_raw.fits", "EXPTIME =                -1E-3 / [s] exposure time"),
      samples.write("t003_raw.fits", "EXPTIME =                    7 / time"),
      samples.write("t004_raw.fits", "EXPTIME =                      / time of exposure"),
      samples.write("t005_raw.fits"),
    };
    KeywordSurvey exptime = samples.keyword("EXPTIME", files);
    assertThat(exptime.rows()).isEqualTo(5);
    assertThat(exptime.present()).isEqualTo(4);
    assertThat(exptime.undefined()).isEqualTo(1);
    assertThat(exptime.nullRate()).isEqualTo(0.4);
    assertThat(exptime.smallest()).isEqualTo(-0.001);
    assertThat(exptime.largest()).isEqualTo(10.5);
    assertThat(exptime.length()).isEqualTo(5);
    assertThat(exptime.examples()).containsExactly("-1E-3", "10.5", "7");
    assertThat(exptime.definition())
        .isEqualTo(
            new ColumnDefinition("EXPTIME", "exptime", ColumnType.FLOAT, "s", "exposure time", ""));
  }

  @Test
  void integersKeepTheirLastDigitAndNumbersThatAreNoneDoNotCount() throws IOException {
    Path one = samples.write("t001_raw.fits", "K       = 9007199254740993");
    Path two = samples.write("t002_raw.fits", "K       = -9007199254740993", "L       = 'text'");
    assertThat(samples.keyword("K", one, two).smallest()).isEqualTo(-9007199254740993L);
    assertThat(samples.keyword("K", one, two).largest()).isEqualTo(9007199254740993L);
    assertThat(samples.keyword("L", one, two).smallest()).isNull();
  }

  @Test
  void bracketsInTheCommentOfATextAreNoUnit() throws IOException {
    Path file = samples.write("t001_raw.fits", "K       = 'a       '           / [a|b] a choice");
    assertThat(samples.keyword("K", file).definition().unit()).isEmpty();
    assertThat(samples.keyword("K", file).definition().description()).isEqualTo("[a|b] a choice");
  }

  @Test
  void ofDuplicatesTheFirstCountsAndLowerCaseIsTheSameKeyword() throws IOException {
    Path file = samples.write("t001_raw.fits", "k       = 1", "K       = 'text'");
    assertThat(samples.keyword("K", file).type()).isEqualTo(ColumnType.INTEGER);
    assertThat(samples.keyword("K", file).present()).isEqualTo(1);
  }

  @Test
  void everyExtensionOfTheProfileIsATableAndOthersAreCounted() throws IOException {
    Path file =
        samples.write(
            "t001_raw.fits",
            List.of(
                List.of("HISTORY is not a keyword", "COMMENT neither"),
                List.of("EXTNAME = 'sci'", "GAIN    = 2"),
                List.of("EXTNAME = 'WCSCORR'", "K       = 1"),
                List.of("K       = 1")));
    Survey survey = samples.survey(List.of(file));
    assertThat(survey.tables())
        .extracting(table -> table.key().file())
        .containsExactly("test/cam/tables/one_raw_0.txt", "test/cam/tables/one_raw_1.txt");
    assertThat(survey.tables().get(0).keywords())
        .extracting(KeywordSurvey::keyword)
        .containsExactly("BITPIX", "CAMERA", "NAXIS", "SIMPLE");
    assertThat(survey.otherHdus())
        .hasSize(2)
        .containsEntry("test/cam WCSCORR", 1L)
        .containsEntry("test/cam (no EXTNAME)", 1L);
  }

  @Test
  void keywordsWithARepeatIndexBelongToTheirChildTable() throws IOException {
    Path file =
        samples.write(
            "t001_red.fits", "IN1NAME = 'a'", "IN1TIME = 1", "IN2NAME = 'b'", "IN2TIME = 2.5");
    Survey survey = samples.survey(List.of(file));
    TableSurvey inputs = survey.tables().get(1);
    assertThat(inputs.key()).isEqualTo(new TableKey("test/cam", "inputs", true));
    assertThat(inputs.rows()).isEqualTo(2);
    assertThat(inputs.keywords())
        .extracting(KeywordSurvey::keyword, KeywordSurvey::type)
        .containsExactly(tuple("NAME", ColumnType.STRING), tuple("TIME", ColumnType.FLOAT));
    assertThat(survey.tables().get(0).keywords())
        .extracting(KeywordSurvey::keyword)
        .noneMatch(keyword -> keyword.startsWith("IN"));
  }

  @Test
  void keywordsThatNoColumnCanBeNamedAfterAreLeftOutAndTold() throws IOException {
    Path file =
        samples.write(
            "t001_raw.fits",
            "ROOTNAME= 't001'",
            "A-B     = 1",
            "A_B     = 1",
            "C*D     = 1",
            "HIERARCH " + "L".repeat(65) + " = 1");
    TableSurvey table = samples.survey(List.of(file)).tables().get(0);
    assertThat(table.keywords())
        .extracting(KeywordSurvey::keyword)
        .contains("A-B", "A_B")
        .doesNotContain("ROOTNAME", "C*D");
    assertThat(table.leftOut())
        .containsExactly(
            "C*D has characters that no column can be named with",
            "L".repeat(65) + " is longer than 64 characters",
            "A-B and A_B fall on one column a_b, and only one of them can fill it");
  }

  @Test
  void filesThatCannotBeUsedAreListedAndTheOthersCount() throws IOException {
    Path good = samples.write("t001_raw.fits", "K       = 1");
    Path text = Files.writeString(samples.files().resolve("t002_raw.fits"), "no FITS file");
    Path cut = samples.files().resolve("t003_raw.fits");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(good), 300));
    Path absent = samples.files().resolve("t004_raw.fits");
    Path blind = samples.write("t005_raw.fits", "K       = 1");
    Files.writeString(blind, Files.readString(blind).replace("'ONE     '", "'THREE   '"));
    Path foreign = samples.write("other.fits");
    Path log = samples.write("t006_log.fits");
    Survey survey = samples.survey(List.of(text, cut, absent, blind, foreign, log, good));
    assertThat(survey.files()).isEqualTo(1);
    assertThat(survey.unknown()).isEqualTo(1);
    assertThat(survey.otherFiletypes()).hasSize(1).containsEntry("test/cam log", 1L);
    assertThat(survey.failed()).isEqualTo(4);
    assertThat(survey.failures())
        .containsOnlyKeys(text.toString(), cut.toString(), absent.toString(), blind.toString());
    assertThat(survey.failures().get(blind.toString())).contains("CAMERA");
    assertThat(survey.failures().get(cut.toString())).contains("ends in HDU 0");
    assertThat(survey.tables()).hasSize(1);
  }

  @Test
  void neitherTheOrderOfFilesNorTheNumberOfThreadsMatters() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      files.add(
          samples.write(
              "t%03d_raw.fits".formatted(i),
              "K       = %s / comment %d".formatted(i % 7 == 0 ? "2.5" : "" + i, i % 40),
              "L       = '%s' / %s"
                  .formatted((char) ('A' + i % 26), i % 3 == 0 ? "this" : "that")));
    }
    Survey inOrder = samples.survey(files);
    Collections.shuffle(files, new Random(1));
    assertThat(samples.survey(files)).isEqualTo(inOrder);
    DefinitionSampler shared = new DefinitionSampler(samples.profiles(), new FitsReader());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      List<Path> part = files.subList(t * 15, t * 15 + 15);
      threads.add(new Thread(() -> part.forEach(shared::add)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(shared.survey()).isEqualTo(inOrder);
  }
}

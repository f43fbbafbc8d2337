package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.output.Terminal;
import org.fitsql.simulation.file.ConstantArray;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fitsql header} over two versions of one file. */
class HeaderTest {
  private static final String NAME = "j8bt05njq_flt.fits";
  private static final String PATH = "j8bt/j8bt05njq/" + NAME;

  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path here;

  private Invocation fitsql;
  private byte[] first = {};
  private byte[] second = {};

  @BeforeEach
  void twoVersionsOfAFile() throws Exception {
    Files.createDirectories(here.resolve("archive"));
    Files.writeString(here.resolve("fitsql.yaml"), "archive: archive\nsettle: 0\n");
    fitsql = new Invocation(here);
    first =
        write(
            PATH,
            primary().card("EXPTIME", 60.5, "[s] exposure").card("OLD", true, "").history("made"));
    ingest();
    second =
        write(
            PATH,
            primary()
                .card("EXPTIME", 61.0, "[s] exposure")
                .undefined("GUIDE", "\u001b[31mred")
                .history("made")
                .history("made again"));
    ingest();
  }

  private void ingest() {
    assertThat(fitsql.run("ingest", "--no-quicklook")).as(fitsql.err()).isZero();
  }

  private static HduBuilder primary() {
    return HduBuilder.primary()
        .card("ROOTNAME", "j8bt05njq", "rootname")
        .card("DETECTOR", "HRC", "detector");
  }

  private byte[] write(String path, HduBuilder primary) throws Exception {
    Path file = here.resolve("archive").resolve(path);
    new FitsBuilder()
        .hdu(primary)
        .hdu(HduBuilder.extension("SCI", 1, new ConstantArray(-32, 4, 4, 0)))
        .writeTo(file);
    return Files.readAllBytes(file);
  }

  private String out(String... args) {
    assertThat(fitsql.run(args)).as(fitsql.err()).isZero();
    return fitsql.out();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void rawIsEveryByteOfTheHeadersAsTheyWere() {
    assertThat(out("header", "--raw", NAME)).isEqualTo(text(second));
    assertThat(out("header", "--raw", "--version", "1", NAME)).isEqualTo(text(first));
    assertThat(out("header", "--raw", "--hdu", "1", NAME))
        .isEqualTo(text(Arrays.copyOfRange(second, 2880, 5760)));
  }

  @Test
  void eachCardIsALineOfEightyBytesAndEndIsOne() {
    List<String> lines = out("header", NAME).lines().toList();

    assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(80));
    assertThat(lines.stream().filter(line -> line.isBlank())).isEmpty();
    assertThat(lines.stream().filter(line -> line.startsWith("END "))).hasSize(2);
    assertThat(String.join("", lines)).startsWith(text(second).substring(0, 9 * 80).strip());
  }

  @Test
  void onATerminalHdusAreNamedBlanksLeftOffAndControlCharactersHarmless() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            System.in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            Map.of(),
            here,
            Clock.systemUTC(),
            new Terminal(true, true, false, 100),
            1);

    assertThat(new Fitsql(around).run("header", NAME)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .contains("# HDU 0 (PRIMARY)", "# HDU 1 (SCI,1)", "END")
        .anyMatch(line -> line.startsWith("GUIDE") && line.endsWith("/ ?[31mred"));
  }

  @Test
  void aFileIsFoundByItsNameByItsPathAndByAPathIntoTheArchive() throws Exception {
    String expected = out("header", NAME);

    assertThat(out("header", PATH)).isEqualTo(expected);
    assertThat(out("header", "archive/" + PATH)).isEqualTo(expected);
    assertThat(out("header", "./archive/j8bt/../" + PATH)).isEqualTo(expected);
    assertThat(out("header", here.resolve("archive").resolve(PATH).toString())).isEqualTo(expected);
    Files.delete(here.resolve("archive").resolve(PATH));
    assertThat(out("header", NAME)).as("the archive is not read").isEqualTo(expected);
  }

  @Test
  void whatIsUnknownAmbiguousOrNotStoredIsRefusedWithTheReason() throws Exception {
    write("copy/" + NAME, primary());
    Files.writeString(here.resolve("archive/j8bt/j8bt05njq/j8bt05njq_raw.fits"), "no FITS");
    fitsql.run("ingest", "--no-quicklook");

    assertThat(fitsql.run("header", "nothing.fits")).isEqualTo(2);
    assertThat(fitsql.err()).contains("knows no file nothing.fits");
    assertThat(fitsql.run("header", "/elsewhere/" + NAME)).isEqualTo(2);
    assertThat(fitsql.err()).contains("Archive: ");
    assertThat(fitsql.run("header", NAME)).isEqualTo(2);
    assertThat(fitsql.err()).contains("copy/" + NAME, PATH);
    assertThat(fitsql.run("header", "j8bt05njq_raw.fits")).isEqualTo(2);
    assertThat(fitsql.err()).contains("state is failed", "FITS");
    assertThat(fitsql.run("header", "--version", "7", PATH)).isEqualTo(2);
    assertThat(fitsql.err()).contains("no version 7", "there is 1, 2");
    assertThat(fitsql.run("header", "--hdu", "2", PATH)).isEqualTo(2);
    assertThat(fitsql.err()).contains("HDU 0 to 1");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    for (String[] args :
        new String[][] {
          {"--raw", "--json"},
          {"--raw", "--history"},
          {"--history", "--diff", "1", "2"},
          {"--history", "--version", "1"},
          {"--diff", "1", "2", "--version", "1"},
          {"--history", "--hdu", "0"},
          {"--diff", "1"}
        }) {
      String[] all = new String[args.length + 2];
      all[0] = "header";
      System.arraycopy(args, 0, all, 1, args.length);
      all[all.length - 1] = NAME;
      assertThat(fitsql.run(all)).as(String.join(" ", all)).isEqualTo(2);
    }
  }

  @Test
  void jsonHasEveryCardWithItsTypeCommentAndUnit() throws Exception {
    JsonNode header = json.readTree(out("header", "--json", NAME));

    assertThat(header.get("path").textValue()).isEqualTo(PATH);
    assertThat(header.get("version").asInt()).isEqualTo(2);
    assertThat(header.at("/hdus/1/extname").textValue()).isEqualTo("SCI");
    JsonNode cards = header.at("/hdus/0/cards");
    assertThat(card(cards, "EXPTIME").get("value").doubleValue()).isEqualTo(61.0);
    assertThat(card(cards, "EXPTIME").get("unit").textValue()).isEqualTo("s");
    assertThat(card(cards, "SIMPLE").get("value").isBoolean()).isTrue();
    assertThat(card(cards, "NAXIS").get("value").isIntegralNumber()).isTrue();
    assertThat(card(cards, "GUIDE").get("value").isNull()).isTrue();
    assertThat(card(cards, "HISTORY").has("value")).isFalse();
    assertThat(card(cards, "HISTORY").get("comment").textValue()).isEqualTo("made");
  }

  private static JsonNode card(JsonNode cards, String keyword) {
    for (JsonNode card : cards) {
      if (card.get("keyword").textValue().equals(keyword)) {
        return card;
      }
    }
    throw new AssertionError("no card " + keyword);
  }

  @Test
  void diffTellsWhatChangedBetweenAnyTwoVersions() throws Exception {
    assertThat(out("header", "--diff", "1", "2", NAME).lines())
        .contains(
            PATH,
            "HDU 0 (PRIMARY)",
            "  value     EXPTIME: 60.5 -> 61.0",
            "  added     GUIDE = undefined / ?[31mred",
            "  added     HISTORY made again",
            "  removed   OLD = T")
        .noneMatch(line -> line.contains("SCI"));
    assertThat(out("header", NAME, "--diff", "2", "1").lines())
        .contains("  value     EXPTIME: 61.0 -> 60.5", "  added     OLD = T");
    assertThat(out("header", "--diff", "2", "2", NAME)).contains("the same, byte for byte");
    assertThat(out("header", "--diff", "1", "2", "--hdu", "1", NAME)).contains("No card of it");

    JsonNode diff = json.readTree(out("header", "--diff", "1", "2", "--json", NAME));
    assertThat(diff.at("/changes/0/keyword").textValue()).isEqualTo("EXPTIME");
    assertThat(diff.at("/changes/0/old_value").doubleValue()).isEqualTo(60.5);
    assertThat(diff.at("/changes/0/kind").textValue()).isEqualTo("value");
  }

  @Test
  void historyListsTheVersionsWithDateRunHashAndSize() throws Exception {
    JsonNode history = json.readTree(out("header", "--history", "--json", NAME));

    assertThat(history).hasSize(2);
    assertThat(history.at("/0/version").asInt()).isEqualTo(1);
    assertThat(history.at("/0/hdus").asInt()).isEqualTo(2);
    assertThat(history.at("/0/header_bytes").asInt()).isEqualTo(first.length);
    assertThat(history.at("/0/header_hash").textValue())
        .hasSize(64)
        .isNotEqualTo(history.at("/1/header_hash").textValue());
    assertThat(history.at("/1/stored").textValue()).startsWith("20");
    assertThat(history.at("/1/fitsql").textValue()).isNotBlank();
    assertThat(out("header", "--history", NAME).lines())
        .hasSize(3)
        .last()
        .asString()
        .contains(history.at("/1/run").textValue());
  }

  @Test
  void withoutADatabaseThereIsAHint() {
    assertThat(fitsql.run("header", "--home", "elsewhere", NAME)).isEqualTo(2);
    assertThat(fitsql.err()).contains("fitsql ingest");
  }

  @Test
  void statusTellsWhatTheHeadersTakeUp() throws Exception {
    assertThat(out("status", "--storage")).contains("flt", "per HDU", "Dictionaries: 2");

    JsonNode storage = json.readTree(out("status", "--storage", "--json"));
    assertThat(storage.at("/filetypes/0/hdus").asInt()).isEqualTo(4);
    assertThat(storage.at("/all/header_bytes").asInt()).isEqualTo(first.length + second.length);
    assertThat(storage.at("/all/stored_bytes").asInt()).isBetween(1, first.length / 4);
  }
}

package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fitsql.cli.Invocation;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Names and values that were made to be more than data: they stay data. */
class HostileValuesTest {
  private static final int BLOCK = 2880;
  private static final List<String> NAMES =
      List.of(
          "'; DROP TABLE master; --.fits",
          "two\nlines.fits",
          "\"quoted\" `back` \\slash.fits",
          "%s%n$(touch pwned)${x}.fits",
          "_..._..._etc_passwd.fits",
          "\u00e4\u4e2d\ud83d\ude00.fits");
  private static final List<String> VALUES =
      List.of("../../../evil", "x''); DROP TABLE master; --", "<script>alert(1)</script>", "\\");

  @TempDir private Path here;

  @BeforeEach
  void anArchiveOfAnyFiles() throws IOException {
    Files.createDirectories(here.resolve("archive/sub"));
    Files.writeString(
        here.resolve("fitsql.yaml"), "archive: archive\nsettle: 0\ninstrument: any/fits\n");
  }

  @DatabaseTest
  void namesAndValuesThatLookLikeCommandsStayData(TestDatabase database) throws IOException {
    for (int i = 0; i < NAMES.size(); i++) {
      Files.write(
          here.resolve("archive/sub/" + NAMES.get(i)), image(VALUES.get(i % VALUES.size())));
    }
    Invocation fitsql = run(database);

    assertThat(database.count("master")).as(fitsql.err()).isEqualTo(NAMES.size());
    assertThat(database.rows("select filename from files where state = 'ingested'"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(database.rows("select distinct source from quicklooks")).hasSize(NAMES.size());
    List<Path> outside;
    try (Stream<Path> all = Files.list(here)) {
      outside = all.toList();
    }
    assertThat(outside)
        .extracting(path -> path.getFileName().toString())
        .containsExactlyInAnyOrder("archive", "fitsql.yaml", "jpegs", "thumbnails", "logs");
    assertThat(here.resolveSibling("evil")).doesNotExist();
  }

  @DatabaseTest(on = Product.H2)
  void tenMegabytesOfContinueAreWholeInTheCards(TestDatabase database) throws IOException {
    StringBuilder header = new StringBuilder(primary("0"));
    header.append(card("LONG    = 'begin&'"));
    for (int i = 0; i < 130_000; i++) {
      header.append(card("CONTINUE  '" + "x".repeat(66) + "&'"));
    }
    header.append(card("CONTINUE  'end'"));
    Files.write(here.resolve("archive/long.fits"), bytes(header));
    Invocation fitsql = run(database);
    assertThat(database.rows("select state from files"))
        .as(fitsql.err())
        .containsExactly(List.of("ingested"));
    assertThat((long) database.value("select header_bytes from hdus")).isGreaterThan(10_000_000);
  }

  @DatabaseTest(on = Product.H2)
  void aGzipFileThatExpandsWithoutEndIsReadInLittleMemory(TestDatabase database)
      throws IOException {
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(here.resolve("archive/bomb.fits.gz")))) {
      StringBuilder header = new StringBuilder(primary("1"));
      header.append(card("NAXIS1  = 9000000000000"));
      packed.write(bytes(header));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        packed.write(zeros);
      }
    }
    Invocation fitsql = run(database);
    assertThat(database.rows("select state from files"))
        .as(fitsql.err())
        .containsExactly(List.of("incomplete"));
  }

  @DatabaseTest(on = Product.H2)
  @EnabledIfSystemProperty(named = "fitsql.faults.large", matches = "true")
  void aHundredThousandHdusAreTakenOrRefusedAndNeverMoreThanMemoryHolds(TestDatabase database)
      throws Exception {
    byte[] extension =
        bytes(
            new StringBuilder(card("XTENSION= 'IMAGE   '"))
                .append(card("BITPIX  =                    8"))
                .append(card("NAXIS   =                    0"))
                .append(card("PCOUNT  =                    0"))
                .append(card("GCOUNT  =                    1")));
    for (int hdus : new int[] {50_000, 100_001}) {
      try (OutputStream packed =
          new GZIPOutputStream(
              Files.newOutputStream(here.resolve("archive/many" + hdus + ".fits.gz")))) {
        packed.write(bytes(new StringBuilder(primary("0"))));
        for (int i = 1; i < hdus; i++) {
          packed.write(extension);
        }
      }
    }
    Files.write(here.resolve("archive/sound.fits"), image("x"));
    try (FitsqlProcess process = FitsqlProcess.start(here, database, "ingest")) {
      assertThat(process.exitCode()).as(process.err()).isEqualTo(3);
      System.out.println(process.err());
    }
    assertThat(database.rows("select state from files where filename = 'sound.fits'"))
        .containsExactly(List.of("ingested"));
    assertThat(database.count("files")).isEqualTo(3);
  }

  private Invocation run(TestDatabase database) {
    Invocation fitsql =
        new Invocation(here)
            .environment("FITSQL_DATABASE_URL", database.url())
            .environment("FITSQL_DATABASE_USER", database.user())
            .environment("FITSQL_DATABASE_PASSWORD", database.password());
    assertThat(fitsql.run("ingest")).as(fitsql.err()).isIn(0, 3);
    return fitsql;
  }

  private static byte[] image(String value) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    StringBuilder header =
        new StringBuilder(primary("2"))
            .append(card("NAXIS1  =                    8"))
            .append(card("NAXIS2  =                    8"))
            .append(card("INSTRUME= '" + value + "'"))
            .append(card("TARGNAME= '" + value + "'"))
            .append(card("X;DROP--= 'a keyword that is none'"))
            .append(card("HIERARCH a\" b` ; DROP TABLE files = '" + value + "'"));
    file.write(bytes(header));
    byte[] pixels = new byte[BLOCK];
    for (int i = 0; i < 64; i++) {
      pixels[i] = (byte) i;
    }
    file.write(pixels);
    return file.toByteArray();
  }

  private static String primary(String axes) {
    return card("SIMPLE  =                    T")
        + card("BITPIX  =                    8")
        + card("NAXIS   =                    " + axes);
  }

  private static String card(String text) {
    return String.format("%-80s", text);
  }

  private static byte[] bytes(StringBuilder header) {
    byte[] cards = header.append(card("END")).toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(cards, (cards.length + BLOCK - 1) / BLOCK * BLOCK);
    Arrays.fill(whole, cards.length, whole.length, (byte) ' ');
    return whole;
  }
}

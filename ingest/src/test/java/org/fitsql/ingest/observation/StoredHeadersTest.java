package org.fitsql.ingest.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.ObservationName;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.SharedData;
import org.fitsql.ingest.cards.CardDictionaries;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.fitsql.simulation.file.ConstantArray;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class StoredHeadersTest {
  private static final RunStamp STAMP =
      new RunStamp("a run", LocalDateTime.parse("2026-03-01T02:00:00"));

  private final InstrumentProfile profile = InstrumentProfiles.builtIn().get(0);
  private final CatalogTables tables = new CatalogTables(List.of());
  private final FitsReader reader = new FitsReader();

  @TempDir private Path directory;

  private Database open(TestDatabase database) {
    Database open =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 2);
    List<Table> own =
        List.of("hdus", "card_dictionaries", "runs").stream().map(tables::own).toList();
    open.schema(own).update();
    return open;
  }

  /** Stores the headers of files as ingest does, each file in a transaction. */
  private void store(Database database, Map<String, FitsFile> files) {
    CardDictionaries dictionaries =
        new CardDictionaries(database, tables.own("card_dictionaries"), STAMP.now());
    try (HduRows rows = new HduRows(tables, dictionaries, STAMP)) {
      files.forEach(
          (path, fits) ->
              assertThat(database.write(List.of(new Unit(path, rows.changes(read(path, fits))))))
                  .hasOnlyElementsOfType(UnitOutcome.Written.class));
    }
  }

  private FileReading.Readable read(String path, FitsFile fits) {
    ScannedFile file = new ScannedFile(path, 0, STAMP.now(), "");
    ObservationName name = new ObservationName(file.filename(), "r", "r", "any", false);
    return new FileReading.Readable(
        new FileWork(file, profile, name, null, FileWork.Reason.NEW),
        fits,
        "any",
        null,
        null,
        List.of());
  }

  /** The headers of a file cut out of its bytes, without the reader under test. */
  private static List<byte[]> headersOnDisk(Path file, FitsFile fits) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
    List<byte[]> headers = new ArrayList<>();
    for (Hdu hdu : fits.hdus()) {
      headers.add(
          Arrays.copyOfRange(
              bytes, Math.toIntExact(hdu.headerOffset()), Math.toIntExact(hdu.dataOffset())));
    }
    return headers;
  }

  @DatabaseTest
  void everyHeaderOfEveryRealFileComesBackByteForByte(TestDatabase database) throws Exception {
    Map<String, FitsFile> files = new LinkedHashMap<>();
    for (Path file : SharedData.files()) {
      try {
        files.put(SharedData.directory().relativize(file).toString(), reader.read(file));
      } catch (IOException e) {
        // not FITS, or broken beyond reading: there is nothing to store
        assertThat(file.toString()).contains("odd");
      }
    }
    assertThat(files).hasSizeGreaterThan(150);
    try (Database open = open(database)) {
      store(open, files);

      Map<String, Long> versions = new LinkedHashMap<>();
      files.keySet().forEach(path -> versions.put(path, 1L));
      Map<String, StoredFile> stored = new StoredHeaders(open).read(versions);

      for (Map.Entry<String, FitsFile> file : files.entrySet()) {
        if (file.getValue().hdus().isEmpty()) {
          continue; // cut off within its first header
        }
        Path onDisk = SharedData.directory().resolve(file.getKey());
        List<byte[]> expected = headersOnDisk(onDisk, file.getValue());
        List<HduHeader> found = stored.get(file.getKey()).hdus();
        assertThat(found).as(file.getKey()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
          assertThat(found.get(i).header().bytes())
              .as(file.getKey() + " " + found.get(i).label())
              .isEqualTo(expected.get(i));
        }
        assertThat(found)
            .as(file.getKey())
            .extracting(HduHeader::index, HduHeader::extver, HduHeader::type)
            .containsExactlyElementsOf(
                file.getValue().hdus().stream()
                    .map(h -> tuple(h.index(), h.extver(), h.type()))
                    .toList());
      }
    }
  }

  private FitsFile oddFile(String extname) throws IOException {
    Path file = directory.resolve("odd.fits");
    new FitsBuilder()
        .hdu(
            HduBuilder.primary()
                .card("X", 1, "first")
                .card("X", 2, "again")
                .card("LONG", "long ".repeat(40), "continued")
                .rawCard("HIERARCH ESO DET OUT1 = 'é' / latin")
                .rawCard("BAD = no")
                .blank("")
                .history("done"))
        .hdu(HduBuilder.extension(extname, 1, new ConstantArray(16, 2, 2, 0)))
        .writeTo(file);
    return reader.read(file);
  }

  @DatabaseTest
  void duplicatesContinuedHierarchBrokenAndBlankCardsComeBackAsTheyWere(TestDatabase database)
      throws Exception {
    FitsFile fits = oddFile("EXTRA");
    try (Database open = open(database)) {
      store(open, Map.of("odd.fits", fits));

      StoredFile stored = new StoredHeaders(open).read("odd.fits", 1).orElseThrow();

      assertThat(stored.headerHash()).isEqualTo(fits.headerHash());
      assertThat(stored.run()).isEqualTo("a run");
      assertThat(stored.hdus().get(0).header().cards())
          .isEqualTo(fits.hdus().get(0).header().cards());
      assertThat(new StoredHeaders(open).read("odd.fits", 2)).isEmpty();
      assertThat(new StoredHeaders(open).versions("odd.fits"))
          .singleElement()
          .satisfies(
              version -> {
                assertThat(version.version()).isEqualTo(1);
                assertThat(version.hdus()).isEqualTo(2);
                assertThat(version.bytes()).isEqualTo(2 * 2880);
                assertThat(version.stored()).as("the run has no row").isNull();
              });
    }
  }

  @DatabaseTest
  void anExtnameLongerThanItsColumnDoesNotKeepAFileOut(TestDatabase database) throws Exception {
    FitsFile fits = oddFile("N".repeat(200));
    try (Database open = open(database)) {
      store(open, Map.of("odd.fits", fits));

      assertThat(new StoredHeaders(open).read("odd.fits", 1).orElseThrow().hdus().get(1).header())
          .satisfies(header -> assertThat(header.text("EXTNAME")).contains("N".repeat(200)));
    }
  }

  @DatabaseTest
  void cardsThatSomebodyChangedAreRefused(TestDatabase database) throws Exception {
    FitsFile fits = oddFile("EXTRA");
    for (String damage :
        List.of(
            "delete from hdus where hdu = 1",
            "delete from card_dictionaries",
            "update hdus set cards = (select min(bytes) from card_dictionaries)",
            "update hdus set header_bytes = 2880000",
            "update hdus set header_bytes = -1",
            "update hdus set dictionary = (select min(id) from card_dictionaries)")) {
      try (Database open = open(database)) {
        database.execute("delete from hdus");
        database.execute("delete from card_dictionaries");
        store(open, Map.of("odd.fits", fits));
        database.execute(damage);
        StoredFile stored = new StoredHeaders(open).read("odd.fits", 1).orElseThrow();

        assertThatThrownBy(stored::hdus)
            .as(damage)
            .isInstanceOf(DamagedCardsException.class)
            .hasMessageContaining("odd.fits")
            .hasMessageContaining("damaged");
      }
    }
  }
}

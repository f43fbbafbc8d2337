package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fitsql.simulation.file.ConstantArray;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is left of files that are ingested again is what a first ingest of them makes. */
class ReingestTest extends OverAnArchive {

  /** What there was is kept in these. */
  private static final Set<String> HISTORY =
      Set.of("files", "hdus", "header_changes", "closed_failures");

  private static final String LESS = "j8bt01aaq";
  private static final String NONE = "j8bt02aaq";
  private static final String MOVED = "j8bt03aaq";
  private static final String INDICES = "j8bt04010";
  private static final String DETECTOR = "j8bt05aaq";
  private static final String EXTENSION = "j8bt06aaq";
  private static final String FAILS = "j8bt07aaq";
  private static final String TRUNCATED = "j8bt08aaq";
  private static final String VANISHES = "j8bt09aaq";
  private static final String EMPTIED = "j8bt10aaq";
  private static final String RENAMED = "j8bt12aaq";
  private static final String SENT_AGAIN = "j8bt12aar";
  private static final String SAME = "j8bt11aaq";

  @DatabaseTest(on = Product.H2)
  void filesThatWereOtherOnesLeaveTheRowsOfAFreshIngestAndNoOthers(TestDatabase database)
      throws IOException {
    ingestAgainAndCompare(database);
  }

  @DatabaseTest(on = Product.SERVER)
  @EnabledIfSystemProperty(named = "fitsql.reingest.server", matches = "true")
  void theSameOnAServer(TestDatabase database) throws IOException {
    ingestAgainAndCompare(database);
  }

  private void ingestAgainAndCompare(TestDatabase database) throws IOException {
    before();
    runs(database).drawing(false).run();
    assertThat(database.count("hdu_wcscorr")).isEqualTo(15);
    assertThat(database.count("drizzle_data")).isEqualTo(3);
    meanwhile();
    runs(database).run();
    after();
    runs(database).drawing(false).run();
    runs(database).run();
    Map<String, List<String>> again = contents(database);

    database.clear();
    new Runs(archive.root(), directory.resolve("others"), database).run();
    Map<String, List<String>> fresh = contents(database);
    assertThat(fresh.get("hdu_wcscorr")).hasSize(10);
    assertThat(fresh.get("drizzle_data")).hasSize(2);
    assertThat(fresh.get("quicklook_planes")).hasSizeGreaterThan(5);
    assertThat(again).isEqualTo(fresh);
  }

  private void before() throws IOException {
    write(LESS, "HRC", "SCI", "ERR", "DQ", "WCSCORR", "WCSCORR", "WCSCORR");
    write(NONE, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(MOVED, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(DETECTOR, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(EXTENSION, "HRC", "SCI", "ERR", "DQ");
    write(FAILS, "HRC", "SCI", "ERR", "DQ", "WCSCORR", "WCSCORR");
    write(TRUNCATED, "HRC", "SCI", "ERR", "DQ", "WCSCORR", "WCSCORR");
    write(VANISHES, "HRC", "SCI", "ERR", "DQ", "WCSCORR", "WCSCORR");
    write(EMPTIED, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(RENAMED, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(SAME, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    drizzled("D001DATA", "D002DATA", "D004DATA");
  }

  private void meanwhile() throws IOException {
    Files.writeString(archive.path(FAILS, "flt"), "this is not FITS");
    Path truncated = archive.path(TRUNCATED, "flt");
    Files.write(truncated, Arrays.copyOf(Files.readAllBytes(truncated), 9000));
    Files.delete(archive.path(VANISHES, "flt"));
    write(LESS, "HRC", "SCI", "ERR", "DQ", "WCSCORR", "WCSCORR");
  }

  private void after() throws IOException {
    write(LESS, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(NONE, "HRC", "SCI", "ERR", "DQ");
    write(MOVED, "HRC", "SCI", "ERR", "DQ", "D2IMARR", "WCSCORR", "wcscorr");
    write(DETECTOR, "SBC", "SCI", "ERR", "DQ", "WCSCORR");
    write(EXTENSION, "HRC", "SCI");
    write(FAILS, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(TRUNCATED, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(VANISHES, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    write(EMPTIED, "HRC", "WCSCORR");
    Files.delete(archive.path(RENAMED, "flt"));
    write(SENT_AGAIN, "HRC", "SCI", "WCSCORR");
    drizzled("D002DATA", "D003DATA");
  }

  private void write(String rootname, String detector, String... extnames) throws IOException {
    FitsBuilder fits =
        new FitsBuilder()
            .hdu(AcsArchive.bare(rootname, "flt").card("DETECTOR", detector, "detector in use"));
    for (String extname : extnames) {
      int bitpix = extname.equals("DQ") ? 16 : -32;
      fits.hdu(HduBuilder.extension(extname, 1, new ConstantArray(bitpix, 40, 30, 0)));
    }
    Path path = archive.path(rootname, "flt");
    Files.createDirectories(path.getParent());
    Files.write(path, fits.toBytes());
  }

  private void drizzled(String... keywords) throws IOException {
    HduBuilder primary = AcsArchive.primary(INDICES, "drz");
    for (String keyword : keywords) {
      primary.card(keyword, "j8bt05njq_flt.fits[sci,1]", "");
    }
    archive.write(INDICES, "drz", primary);
  }

  @DatabaseTest(on = Product.SERVER)
  void filesOfTheSameStructureAreReplacedRowByRowAndNoneIsDeleted(TestDatabase database)
      throws IOException {
    write(SAME, "HRC", "SCI", "ERR", "DQ", "WCSCORR", "WCSCORR", "D2IMARR");
    drizzled("D001DATA", "D002DATA");
    RunSummary first = runs(database).drawing(false).run();
    long cards = database.count("hdus");
    RunSummary forced = runs(database).drawing(false).forced().run();

    assertThat(forced.files().changed()).isEqualTo(2);
    // a change is a row written or a deletion; cards that are there are not stored again
    assertThat(forced.rows()).isEqualTo(first.rows() - cards);
  }

  @DatabaseTest(on = Product.SERVER)
  void aFileNameInOtherCapitalsLosesTheRowsThatAServerTakesForItsOwn(TestDatabase database)
      throws IOException {
    write(SAME, "HRC", "SCI", "ERR", "DQ", "WCSCORR", "WCSCORR");
    runs(database).drawing(false).run();
    database.execute("update hdu_wcscorr set filename = upper(filename)");
    write(SAME, "HRC", "SCI", "ERR", "DQ", "WCSCORR");
    runs(database).drawing(false).run();

    assertThat(database.rows("select filename, hdu from hdu_wcscorr"))
        .containsExactly(List.of(SAME + "_flt.fits", 4L));
  }

  /** All rows that tell how files are now, without times, names of runs and empty columns. */
  private static Map<String, List<String>> contents(TestDatabase database) {
    Map<String, List<String>> contents = new TreeMap<>();
    Map<String, List<String>> tables = columns(database);
    tables.values().removeIf(columns -> !columns.contains("rootname"));
    tables.keySet().removeAll(HISTORY);
    tables.forEach((table, columns) -> contents.put(table, rows(database, table, columns)));
    contents.values().removeIf(List::isEmpty);
    return contents;
  }

  private static List<String> rows(TestDatabase database, String table, List<String> columns) {
    String quote = database.product() == Product.H2 ? "\"" : "`";
    String select = quote + String.join(quote + ", " + quote, columns) + quote;
    List<String> rows = new ArrayList<>();
    for (List<Object> row : database.rows("select " + select + " from " + table)) {
      Map<String, String> values = new TreeMap<>();
      for (int i = 0; i < columns.size(); i++) {
        if (row.get(i) != null) {
          values.put(columns.get(i), row.get(i).toString());
        }
      }
      rows.add(values.toString());
    }
    rows.sort(null);
    return rows;
  }

  private static Map<String, List<String>> columns(TestDatabase database) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (List<Object> row :
        database.rows(
            "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
                + " join information_schema.tables t"
                + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
                + " where c.table_schema = schema() and t.table_type = 'BASE TABLE'"
                + " order by c.table_name, c.ordinal_position")) {
      String type = row.get(2).toString().toLowerCase(Locale.ROOT);
      boolean time = type.startsWith("timestamp") || type.startsWith("datetime");
      if (!time && !row.get(1).equals("run")) {
        tables
            .computeIfAbsent(row.get(0).toString(), name -> new ArrayList<>())
            .add(row.get(1).toString());
      }
    }
    return tables;
  }
}

package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fitsql.ingest.growth.GrowthReport;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.simulation.file.ConstantArray;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GrowingTablesTest {
  private static final String ROOT = "j8bt05njq";
  private static final String OTHER = "j8bt06njq";

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  private static HduBuilder primary(String rootname) {
    return AcsArchive.primary(rootname, "flt");
  }

  @DatabaseTest
  void aKeywordWithoutAColumnGetsOneOfTheTypeOfItsValue(TestDatabase database) throws IOException {
    archive.write(
        ROOT,
        "flt",
        primary(ROOT)
            .card("NEWREAL", 1.5, "[s] a new time")
            .card("NEWINT", 7, "a new count")
            .card("NEWBOOL", true, "")
            .card("NEWTEXT", "abc", "")
            .undefined("NEWUNDEF", "")
            .literal("NEWCMPLX", "(1.0, 2.0)", "")
            .card("A-B", 1, "")
            .literal("HIERARCH ESO DET CHIP1 ID", "'CCD-44'", ""));
    RunSummary summary = runs(database).run();

    assertThat(summary.troubles()).isEmpty();
    assertThat(
            database.rows("select newreal, newint, newbool, newtext, newcmplx, a_b from hrc_flt_0"))
        .containsExactly(List.of(1.5, 7L, true, "abc", "(1.0, 2.0)", 1L));
    assertThat(
            database.rows(
                "select keyword, type, unit, description, origin, example from header_columns"
                    + " where table_name = 'hrc_flt_0' and keyword like 'NEW%' order by keyword"))
        .containsExactly(
            List.of("NEWBOOL", "Bool", "", "", "found", "T"),
            List.of("NEWCMPLX", "String", "", "", "found", "(1.0, 2.0)"),
            List.of("NEWINT", "Integer", "", "a new count", "found", "7"),
            List.of("NEWREAL", "Float", "s", "a new time", "found", "1.5"),
            List.of("NEWTEXT", "String", "", "", "found", "abc"));
    assertThat(
            database.value(
                "select origin from header_columns where table_name = 'hrc_flt_0'"
                    + " and column_name = 'exptime'"))
        .isEqualTo("defined");
    assertThat(summary.growth().added())
        .extracting(GrowthReport.Added::column)
        .contains("newreal", "newint", "a_b");
    assertThat(database.value("select columns_added from runs"))
        .isEqualTo(summary.growth().columnsAdded());
    RunSummary second = runs(database).run();
    assertThat(second.growth()).isEqualTo(GrowthReport.none());
    assertThat(second.rows()).isZero();
  }

  @DatabaseTest
  void aTypeThatIsTooNarrowBecomesWiderAndEarlierValuesStay(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt", primary(ROOT).card("NEWINT", 7, "").card("NEWBOOL", true, ""));
    runs(database).run();
    archive.write(OTHER, "flt", primary(OTHER).card("NEWINT", 7.25, "").card("NEWBOOL", "?", ""));
    RunSummary summary = runs(database).run();

    assertThat(database.rows("select newint, newbool from hrc_flt_0 order by rootname"))
        .containsExactly(List.of(7.0, "T"), List.of(7.25, "?"));
    assertThat(summary.growth().widened())
        .extracting(GrowthReport.Widened::words)
        .contains(
            "hrc_flt_0.newint widened from Integer to Float because of j8bt/j8bt06njq/"
                + "j8bt06njq_flt.fits HDU 0 NEWINT = 7.25");
    assertThat(summary.growth().misfits()).isZero();
    assertThat(
            database.rows(
                "select column_name, type from header_columns where keyword in"
                    + " ('NEWINT', 'NEWBOOL') order by 1"))
        .containsExactly(List.of("newbool", "String"), List.of("newint", "Float"));
  }

  @DatabaseTest
  void aDefinedColumnBecomesWiderAndStaysSoInTheNextRun(TestDatabase database) throws IOException {
    archive.write(
        ROOT,
        "flt",
        AcsArchive.bare(ROOT, "flt").card("DETECTOR", "HRC", "").card("EXPTIME", "unknown", ""));
    RunSummary first = runs(database).run();
    archive.write(OTHER, "flt");
    RunSummary second = runs(database).run();

    assertThat(first.growth().columnsWidened()).isEqualTo(1);
    assertThat(second.growth().columnsWidened()).isZero();
    assertThat(second.troubles()).isEmpty();
    assertThat(database.rows("select exptime from hrc_flt_0 order by rootname"))
        .containsExactly(List.of("unknown"), List.of("60.5"));
  }

  @DatabaseTest
  void whatNoColumnOfNumbersHoldsIsNullAndCounted(TestDatabase database) throws IOException {
    archive.write(
        ROOT,
        "flt",
        AcsArchive.bare(ROOT, "flt")
            .card("DETECTOR", "HRC", "")
            .literal("EXPTIME", "NaN", "")
            .literal("PROPOSID", "123456789012345678901234567890", ""));
    RunSummary summary = runs(database).run();
    assertThat(summary.growth().columnsWidened()).isZero();
    assertThat(summary.growth().misfits()).isPositive();
    assertThat(database.rows("select exptime from hrc_flt_0"))
        .containsExactly(Arrays.asList((Object) null));
    assertThat(database.value("select misfits from runs")).isEqualTo(summary.growth().misfits());
  }

  @DatabaseTest
  void anHduWithoutAHeaderTableFillsOneByItsExtname(TestDatabase database) throws IOException {
    writeWithExtra(ROOT, "WCSCORR", 3.5);
    RunSummary summary = runs(database).run();

    assertThat(summary.troubles()).isEmpty();
    assertThat(
            database.rows(
                "select rootname, filename, hdu, extver, detector, filetype, wcsrev, extname"
                    + " from hdu_wcscorr"))
        .containsExactly(
            List.of("j8bt05nj", ROOT + "_flt.fits", 1L, 2L, "hrc", "flt", 3.5, "WCSCORR"));
    assertThat(
            database.rows("select origin, extname from header_tables where name = 'hdu_wcscorr'"))
        .containsExactly(List.of("found", "WCSCORR"));

    writeWithExtra(ROOT, "WCS-2", 4.5);
    runs(database).run();
    assertThat(database.count("hdu_wcscorr")).isZero();
    assertThat(database.value("select wcsrev from hdu_wcs_2")).isEqualTo(4.5);

    Files.delete(archive.path(ROOT, "flt"));
    runs(database).run();
    assertThat(database.count("hdu_wcs_2")).isZero();
  }

  private void writeWithExtra(String rootname, String extname, double value) throws IOException {
    Path path = archive.path(rootname, "flt");
    Files.createDirectories(path.getParent());
    Files.write(
        path,
        new FitsBuilder()
            .hdu(primary(rootname))
            .hdu(
                HduBuilder.extension(extname, 2, new ConstantArray(-32, 4, 3, 0))
                    .card("WCSREV", value, "revision"))
            .toBytes());
  }

  @DatabaseTest
  void aFileThatFailsLosesItsRowsOfFoundTablesToo(TestDatabase database) throws IOException {
    writeWithExtra(ROOT, "WCSCORR", 3.5);
    runs(database).run();
    Files.writeString(archive.path(ROOT, "flt"), "no FITS at all");
    runs(database).run();
    assertThat(database.count("hdu_wcscorr")).isZero();
  }

  @DatabaseTest
  void keywordsThatFallOnOneColumnAreToldAndTheFirstHasIt(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt", primary(ROOT).card("A-B", 1, "").card("A_B", 2, ""));
    RunSummary summary = runs(database).run();
    assertThat(database.value("select a_b from hrc_flt_0")).isEqualTo(1L);
    assertThat(summary.growth().unknown())
        .singleElement()
        .satisfies(unknown -> assertThat(unknown.words()).contains("A_B", "column a_b holds A-B"));
  }

  @DatabaseTest
  void reportedKeywordsAreToldOnceAndGetNoColumn(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt", primary(ROOT).card("NEWINT", 7, ""));
    archive.write(OTHER, "flt", primary(OTHER).card("NEWINT", 7, ""));
    RunSummary summary = runs(database).unknownKeywords(UnknownKeywords.REPORT).run();
    assertThat(summary.files().fresh()).isEqualTo(2);
    assertThat(summary.growth().columnsAdded()).isZero();
    assertThat(summary.growth().unknown())
        .filteredOn(unknown -> unknown.keyword().equals("NEWINT"))
        .singleElement()
        .satisfies(
            unknown -> {
              assertThat(unknown.files()).isEqualTo(2);
              assertThat(unknown.table()).isEqualTo("hrc_flt_0");
            });
  }

  @DatabaseTest
  void refusedKeywordsFailTheirFileAlone(TestDatabase database) throws IOException {
    archive.write(ROOT, "flt", primary(ROOT).card("NEWINT", 7, ""));
    RunSummary summary = runs(database).unknownKeywords(UnknownKeywords.REFUSE).run();
    assertThat(summary.files().failed()).isEqualTo(1);
    assertThat(database.count("hrc_flt_0")).isZero();
    assertThat(summary.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.message()).contains("NEWINT (HDU 0, hrc_flt_0)");
              assertThat(trouble.advice()).contains("unknown-keywords");
            });
  }

  @DatabaseTest
  void anArchiveWithoutFilesOfAnInstrumentMakesNoneOfItsTables(TestDatabase database) {
    runs(database).run();
    assertThat(database.count("header_tables")).isZero();
    assertThat(
            database.rows(
                "select table_name from information_schema.tables where table_name like 'hrc%'"
                    + " and table_schema = "
                    + (database.product() == Product.H2 ? "current_schema" : "database()")))
        .isEmpty();
  }

  @DatabaseTest(on = Product.SERVER)
  void withoutThePrivilegeAllElseIsIngestedAndTheStatementIsTold(TestDatabase database)
      throws IOException {
    archive.write(ROOT, "flt");
    runs(database).run();
    archive.write(OTHER, "flt", primary(OTHER).card("NEWINT", 7, "a new count"));
    writeWithExtra("j8bt07njq", "LATE", 1.5);
    String user = database.url().replaceFirst(".*fitsql_test_", "u");
    String name = database.url().replaceFirst(".*/", "");
    for (String host : List.of("%", "localhost")) {
      String account = "'" + user + "'@'" + host + "'";
      database.execute("CREATE USER " + account + " IDENTIFIED BY 'guest'");
      database.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + name + ".* TO " + account);
    }
    try {
      RunSummary summary = runs(database).as(user, "guest").run();
      assertThat(summary.files().fresh()).isEqualTo(2);
      assertThat(summary.files().failed()).isZero();
      assertThat(database.count("hrc_flt_0")).isEqualTo(3);
      assertThat(summary.growth().denied())
          .extracting(denied -> denied.statement())
          .anySatisfy(
              sql ->
                  assertThat(sql)
                      .contains("alter table", "`hrc_flt_0`", "add column `newint` bigint"))
          .anySatisfy(sql -> assertThat(sql).contains("create table `hdu_late`"));
      summary.growth().denied().forEach(denied -> database.execute(denied.statement()));
      RunSummary after = runs(database).as(user, "guest").forced().run();
      assertThat(after.growth().denied()).isEmpty();
      assertThat(database.value("select newint from hrc_flt_0 where rootname = 'j8bt06nj'"))
          .isEqualTo(7L);
      assertThat(database.count("hdu_late")).isEqualTo(1);
    } finally {
      for (String host : List.of("%", "localhost")) {
        database.execute("DROP USER '" + user + "'@'" + host + "'");
      }
    }
  }
}

package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fitsql.definitions.ColumnType;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class RebuildRunTest {
  private static final List<String> TABLES =
      List.of("hrc_raw_0", "hrc_raw_1", "hrc_flt_0", "hrc_flt_1", "hrc_flt_2", "drizzle_data");

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    archive.write("j8bt05njq", "raw");
    archive.write("j8bt05njq", "flt");
    archive.write("j8bt06nkq", "flt");
    archive.write(
        "j8bt05010",
        "drz",
        AcsArchive.primary("j8bt05010", "drz")
            .card("D001DATA", "j8bt05njq_flt.fits[sci,1]", "")
            .card("D002DATA", "j8bt06nkq_flt.fits[sci,1]", ""));
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  private void loseArchive() throws IOException {
    Files.move(archive.root(), directory.resolve("elsewhere"));
  }

  @DatabaseTest
  void theRowsOfARebuildAreThoseOfTheIngestAndTheArchiveIsNotNeeded(TestDatabase database)
      throws IOException {
    runs(database).run();
    // what the archive had last is what counts, and a vanished file has no rows
    archive.write(
        "j8bt06nkq", "flt", AcsArchive.primary("j8bt06nkq", "flt").card("EXPSTART", 5.5, ""));
    archive.write("j8bt09zzq", "flt");
    runs(database).run();
    Files.delete(archive.path("j8bt09zzq", "flt"));
    runs(database).run();
    List<List<Object>> ingested = contents(database);
    loseArchive();

    RebuildSummary summary = runs(database).rebuild(null);

    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.files()).isEqualTo(4);
    assertThat(contents(database)).isEqualTo(ingested);
    assertThat(database.count("drizzle_data")).isEqualTo(2);
    assertThat(database.value("select outcome from runs where command = 'rebuild'"))
        .isEqualTo("done");
  }

  @DatabaseTest
  void afterAChangeOfDefinitionsTheRowsAreThoseOfAFreshIngest(TestDatabase database)
      throws IOException {
    // narrower than before, and one value that no longer fits
    archive.write(
        "j8bt05njq", "flt", AcsArchive.primary("j8bt05njq", "flt").card("PR_INV_L", "Ford", ""));
    archive.write(
        "j8bt06nkq", "flt", AcsArchive.primary("j8bt06nkq", "flt").card("PR_INV_L", "12.5", ""));
    runs(database).run();
    assertThat(database.rows("select pr_inv_l from hrc_flt_0 order by rootname"))
        .containsExactly(List.of("Ford"), List.of("12.5"));
    loseArchive();

    RebuildSummary summary =
        runs(database)
            .unknownKeywords(UnknownKeywords.REPORT)
            .retyped("hrc_flt_0", "PR_INV_L", ColumnType.FLOAT)
            .rebuild(null);

    assertThat(summary.isComplete()).isTrue();
    assertThat(database.rows("select pr_inv_l, exptime from hrc_flt_0 order by rootname"))
        .containsExactly(Arrays.asList(null, 60.5), List.of(12.5, 60.5));
    assertThat(summary.troubles())
        .filteredOn(trouble -> trouble.keyword().equals("PR_INV_L"))
        .singleElement()
        .extracting(Trouble::path)
        .isEqualTo("j8bt/j8bt05njq/j8bt05njq_flt.fits");
  }

  @DatabaseTest
  void columnsAreAsNarrowAsDefinitionsAndAllCardsLetThem(TestDatabase database) throws IOException {
    // EXPSTART became text for one value, which the next version of the file has no longer
    archive.write(
        "j8bt06nkq", "flt", AcsArchive.primary("j8bt06nkq", "flt").card("EXPSTART", "long", ""));
    runs(database).run();
    assertThat(database.value("select expstart from hrc_flt_0 where rootname = 'j8bt06nk'"))
        .isEqualTo("long");
    archive.write(
        "j8bt06nkq", "flt", AcsArchive.primary("j8bt06nkq", "flt").card("EXPSTART", 5.25, ""));
    runs(database).run();
    assertThat(database.value("select max(expstart) from hrc_flt_0")).isEqualTo("5.25");

    runs(database).rebuild(null);

    assertThat(database.value("select max(expstart) from hrc_flt_0")).isEqualTo(5.25);
    assertThat(type(database, "expstart")).isEqualTo("Float");

    RebuildSummary widening =
        runs(database).retyped("hrc_flt_0", "TARGNAME", ColumnType.FLOAT).rebuild(null);

    assertThat(widening.isComplete()).isTrue();
    assertThat(widening.growth().columnsWidened()).isEqualTo(1);
    assertThat(type(database, "targname")).isEqualTo("String");
    assertThat(database.rows("select distinct targname from hrc_flt_0"))
        .containsExactly(List.of("NGC104"));
  }

  private static Object type(TestDatabase database, String column) {
    return database.value(
        "select type from header_columns where table_name = 'hrc_flt_0' and column_name = '"
            + column
            + "'");
  }

  @DatabaseTest
  void whatIngestFoundInFilesSurvivesAndWhatItOnlyReportedBecomesColumns(TestDatabase database)
      throws IOException {
    archive.write(
        "j8bt06nkq",
        "flt",
        AcsArchive.primary("j8bt06nkq", "flt").card("MYWORD", 7, "a word of ours"));
    runs(database).unknownKeywords(UnknownKeywords.REPORT).run();
    assertThat(database.value("select outdated from header_tables where name = 'hrc_flt_0'"))
        .asString()
        .contains("only reported");
    loseArchive();

    RebuildSummary summary = runs(database).rebuild(null);

    assertThat(summary.growth().added())
        .anySatisfy(added -> assertThat(added.column()).isEqualTo("myword"));
    assertThat(database.rows("select myword from hrc_flt_0 order by rootname"))
        .containsExactly(Arrays.asList((Object) null), List.of(7L));
    assertThat(
            database.rows(
                "select c.origin, c.rows_set, c.example, t.outdated from header_columns c"
                    + " join header_tables t on t.name = c.table_name where column_name = 'myword'"))
        .containsExactly(Arrays.asList("found", 1L, "7", null));
    List<List<Object>> first = database.rows("select * from hrc_flt_0 order by rootname");

    runs(database).rebuild(null);

    assertThat(database.rows("select * from hrc_flt_0 order by rootname")).isEqualTo(first);
  }

  @DatabaseTest
  void factsAndViewsArePutInPlaceWithTheTables(TestDatabase database) {
    runs(database).run();
    List<List<Object>> seen = database.rows("select * from observations order by rootname");
    database.execute("update observation_facts set target = 'wrong', source = null");

    runs(database).rebuild(null);

    assertThat(database.rows("select * from observations order by rootname")).isEqualTo(seen);
    assertThat(database.count("hrc_flt")).isEqualTo(2);
    assertThat(database.count("keywords")).isPositive();
    assertThat(runs(database).run().rows()).as("an ingest finds nothing to do").isZero();
  }

  @DatabaseTest
  void onlyTheTablesNamedAreRebuilt(TestDatabase database) {
    runs(database).run();
    database.execute("update hrc_flt_0 set exptime = 1");
    database.execute("update hrc_raw_0 set exptime = 1");

    runs(database).rebuild(Set.of("hrc_flt_0"));

    assertThat(database.rows("select distinct exptime from hrc_flt_0"))
        .containsExactly(List.of(60.5));
    assertThat(database.value("select exptime from hrc_raw_0")).isEqualTo(1.0);
    assertThatThrownBy(() -> runs(database).rebuild(Set.of("hrc_flt_7")))
        .hasMessageContaining("hrc_flt_7");
  }

  @DatabaseTest
  void whereCardsAreDamagedTheOldRowsStay(TestDatabase database) {
    runs(database).run();
    List<List<Object>> ingested = contents(database);
    database.execute("update hdus set header_bytes = 80 where path like '%njq_flt.fits'");

    RebuildSummary summary = runs(database).rebuild(null);

    assertThat(summary.isComplete()).isFalse();
    assertThat(summary.kept()).contains("1 files failed");
    assertThat(summary.troubles()).anySatisfy(t -> assertThat(t.message()).contains("damaged"));
    assertThat(contents(database)).isEqualTo(ingested);
    assertThat(runs(database).run().rows()).as("an ingest finds nothing to do").isZero();
  }

  private static List<List<Object>> contents(TestDatabase database) {
    return TABLES.stream()
        .flatMap(table -> database.rows("select * from " + table + " order by 1, 2, 3").stream())
        .toList();
  }
}

package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** View {@code keywords}: where each keyword occurs, and how often it is set. */
class KeywordCountsTest {
  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
  }

  private void run(TestDatabase database) {
    new Runs(archive.root(), directory.resolve("images"), database).drawing(false).run();
  }

  private static List<Object> counts(TestDatabase database, String keyword) {
    return database
        .rows(
            "select rows_set, table_rows from keywords"
                + " where table_name = 'hrc_flt_0' and keyword = ?",
            keyword)
        .get(0);
  }

  @DatabaseTest
  void aKeywordTellsHowOftenItIsSet(TestDatabase database) throws IOException {
    archive.write("j8bt05njq", "flt");
    archive.write(
        "j8bt05nkq", "flt", AcsArchive.bare("j8bt05nkq", "flt").card("CONFIG", "ACS/HRC", ""));
    run(database);

    assertThat(counts(database, "PROPOSID")).containsExactly(2L, 2L);
    assertThat(counts(database, "TARGNAME")).containsExactly(1L, 2L);
    assertThat(counts(database, "DATE-OBS")).containsExactly(0L, 2L);
    assertThat(
            database.rows(
                "select column_name, detector, filetype, extension, type, unit, example, origin"
                    + " from keywords where table_name = 'hrc_flt_0' and keyword = 'EXPTIME'"))
        .containsExactly(
            Arrays.asList("exptime", "hrc", "flt", 0L, "Float", "s", "60.5", "defined"));
  }

  @DatabaseTest
  void aTableIsCountedAnewOnlyWhenATenthOfItsRowsWereWritten(TestDatabase database)
      throws IOException {
    archive.write("j8bt05njq", "flt");
    run(database);
    database.execute("update header_tables set table_rows = 15 where name = 'hrc_flt_0'");

    archive.write("j8bt05nkq", "flt");
    run(database);
    assertThat(counts(database, "TARGNAME")).as("one of 15").containsExactly(1L, 15L);
    assertThat(database.value("select written from header_table_writes where name = 'hrc_flt_0'"))
        .isEqualTo(1L);

    archive.write("j8bt05nlq", "flt");
    run(database);
    assertThat(counts(database, "TARGNAME")).as("two of 15").containsExactly(3L, 3L);
    assertThat(database.value("select written from header_table_writes where name = 'hrc_flt_0'"))
        .isEqualTo(0L);
  }

  @DatabaseTest
  void aColumnThatIngestFoundIsInTheViewOfItsFiles(TestDatabase database) throws IOException {
    archive.write("j8bt05njq", "flt");
    run(database);
    archive.write(
        "j8bt05nkq",
        "flt",
        AcsArchive.primary("j8bt05nkq", "flt").card("NEWWORD", 17, "unheard of"));
    run(database);

    assertThat(database.rows("select rootname, newword from hrc_flt order by rootname"))
        .containsExactly(Arrays.asList("j8bt05nj", null), List.of("j8bt05nk", 17L));
    assertThat(counts(database, "NEWWORD")).containsExactly(1L, 2L);
  }

  @DatabaseTest
  void aKeywordThatFewRowsHaveHasAnExampleAsWell(TestDatabase database) throws IOException {
    archive.write("j8bt05njq", "flt");
    run(database);
    String others =
        "insert into %s (rootname) with recursive numbers (n) as"
            + " (select 1 union all select n + 1 from numbers where n < 1000)"
            + " select concat('a', lpad(n, 7, '0')) from numbers";
    database.execute(others.formatted("master"));
    database.execute(others.formatted("hrc_flt_0"));
    database.execute("update header_columns set example = null where table_name = 'hrc_flt_0'");

    archive.write("j8bt05nkq", "flt");
    database.execute("update header_tables set table_rows = 1 where name = 'hrc_flt_0'");
    run(database);

    assertThat(counts(database, "EXPTIME")).containsExactly(2L, 1_002L);
    assertThat(
            database.value(
                "select example from header_columns"
                    + " where table_name = 'hrc_flt_0' and column_name = 'exptime'"))
        .isEqualTo("60.5");
  }
}

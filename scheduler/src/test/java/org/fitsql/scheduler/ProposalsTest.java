package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a list of proposal types and release dates does to observations. */
class ProposalsTest {
  private static final LocalDateTime DATE = LocalDateTime.of(2005, 3, 30, 0, 0);

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    archive.write("j8bt05njq", "raw", of(9019));
    archive.write("j8bt06nkq", "raw", of(9019));
    archive.write("j9aa01abq", "raw", of(10001));
  }

  private static HduBuilder of(int proposal) {
    return HduBuilder.primary().card("PROPOSID", proposal, "").card("DETECTOR", "HRC", "");
  }

  private RunSummary run(TestDatabase database, String... lines) throws IOException {
    Path list = Files.write(directory.resolve("proposals.csv"), List.of(lines));
    return runs(database).proposals(list).run();
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  private static List<List<Object>> told(TestDatabase database) {
    return database
        .rows(
            "select rootname, proposal_type, extract(year from release_date) from master"
                + " order by rootname")
        .stream()
        .map(row -> row(row.get(0), row.get(1), year(row.get(2))))
        .toList();
  }

  private static Long year(Object value) {
    return value instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @DatabaseTest
  void newObservationsGetWhatTheListSaysAndWhatItDoesNotSayIsListed(TestDatabase database)
      throws IOException {
    RunSummary summary =
        run(
            database,
            "proposid,rootname,proposal_type,release_date,title",
            "9019,,GO,2005-03-30,a title that nobody needs",
            ",J8BT06NKQ,,2006-01-01 12:00:00,one observation for itself");

    assertThat(told(database))
        .containsExactly(
            row("j8bt05nj", "GO", 2005L),
            row("j8bt06nk", "GO", 2006L),
            row("j9aa01ab", null, null));
    assertThat(database.value("select count(*) from observations where release_date = ?", DATE))
        .isEqualTo(1L);
    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.severity()).isEqualTo(Severity.WARNING);
              assertThat(trouble.message()).contains("1 proposals: 10001 (1 observations)");
            });
  }

  @DatabaseTest
  void aChangedListUpdatesRowsWithoutReadingAFile(TestDatabase database) throws IOException {
    run(database, "proposid,proposal_type,release_date", "9019,GO,2005-03-30", "10001,SNAP,");
    Object ingested = database.rows("select last_ingest_date from master order by rootname");

    RunSummary summary =
        run(database, "proposid,proposal_type,release_date", "9019,GTO,2007-01-01");

    assertThat(told(database))
        .containsExactly(
            row("j8bt05nj", "GTO", 2007L),
            row("j8bt06nk", "GTO", 2007L),
            row("j9aa01ab", null, null));
    assertThat(summary.files().unchanged()).isEqualTo(3);
    assertThat(summary.bytes()).isZero();
    assertThat(database.rows("select last_ingest_date from master order by rootname"))
        .isEqualTo(ingested);
    assertThat(database.rows("select proposid, proposal_type from proposals"))
        .containsExactly(row(9019L, "GTO"));
  }

  @DatabaseTest
  void aRunWithoutAListGoesOnWithTheOneGivenLast(TestDatabase database) throws IOException {
    run(database, "proposid,proposal_type,release_date", "9019,GO,2005-03-30");
    archive.write("j8bt07nlq", "raw", of(9019));
    archive.write("j8bt05njq", "raw", of(9019).card("EXPTIME", 1.0, ""));

    assertThat(runs(database).run().files().fresh()).isEqualTo(1);

    assertThat(told(database))
        .containsExactly(
            row("j8bt05nj", "GO", 2005L),
            row("j8bt06nk", "GO", 2005L),
            row("j8bt07nl", "GO", 2005L),
            row("j9aa01ab", null, null));
  }

  @DatabaseTest(on = Product.H2)
  void badLinesAreToldWithTheirNumbersAndTheOthersCount(TestDatabase database) throws IOException {
    run(database, "proposid,proposal_type,release_date", "9019,GO,2005-03-30");

    RunSummary summary =
        run(
            database,
            "proposid,proposal_type,release_date",
            "9019,GTO,2005-13-30",
            "10001,SNAP,2006-01-01",
            "ninety,GO,2005-03-30",
            "9020,GO",
            "10001,GO,2006-01-01");

    assertThat(summary.isComplete()).isFalse();
    assertThat(summary.troubles().stream().map(Trouble::message))
        .containsExactly(
            "line 2 is left out: release_date 2005-13-30 is no date such as 2004-03-30 or"
                + " 2004-03-30 19:47:36",
            "line 4 is left out: proposid ninety is no whole number",
            "line 5 is left out: 2 values, expected 3",
            "line 6 is left out: line 3 says something else of proposal 10001, and counts");
    assertThat(told(database))
        .as("of proposal 9019 what was known before")
        .containsExactly(
            row("j8bt05nj", "GO", 2005L),
            row("j8bt06nk", "GO", 2005L),
            row("j9aa01ab", "SNAP", 2006L));
  }

  @DatabaseTest(on = Product.H2)
  void aListThatCannotBeUsedLeavesTheOneBeforeInForce(TestDatabase database) throws IOException {
    run(database, "proposid,proposal_type,release_date", "9019,GO,2005-03-30");

    RunSummary headless = run(database, "9019,GO,2005-03-30");
    RunSummary torn = run(database, "proposid,proposal_type", "9019,\"GT");

    assertThat(headless.troubles().get(0).message()).contains("its first line has to name");
    assertThat(torn.troubles().get(0).message()).contains("is no CSV");
    assertThat(List.of(headless.isComplete(), torn.isComplete())).containsOnly(false);
    assertThat(told(database).get(0)).isEqualTo(row("j8bt05nj", "GO", 2005L));
  }
}

package org.fitsql.scheduler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.Tally.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The look at the whole archive by which one process ends a shared run. */
final class SharedEnd {
  private static final Logger log = LoggerFactory.getLogger(SharedEnd.class);
  private static final String MEMBERS = "(select run from runs where shared_run = ?)";

  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunBooks books;
  private final SharedTerms terms;

  SharedEnd(
      Database database, List<InstrumentProfile> profiles, RunBooks books, SharedTerms terms) {
    this.database = database;
    this.profiles = profiles;
    this.books = books;
    this.terms = terms;
  }

  void look(Stopping stopping) throws InterruptedException {
    try (ArchivePass pass =
        new ArchivePass(
            database,
            profiles,
            books,
            books.settings().comparison(profiles, books.stamp().now()).after(books.stamp().now()),
            true,
            stopping)) {
      leaveOutOfCounts(dealtWith());
      pass.over(null, this::written, terms.run());
    }
  }

  /** Files that shards dealt with, by state: this look finds them as they were left. */
  private Map<String, Long> dealtWith() {
    Map<String, Long> files = new HashMap<>();
    database.forEach(
        "select state, count(*) from files where run in " + MEMBERS + " group by state",
        List.of(terms.run()),
        row ->
            files.put(Objects.requireNonNull(row.text(1)), Objects.requireNonNull(row.whole(2))));
    return files;
  }

  /** They are neither unchanged nor known of old. */
  private void leaveOutOfCounts(Map<String, Long> dealtWith) {
    dealtWith.forEach(
        (state, files) -> {
          switch (state) {
            case "ingested" -> books.tally().add(Count.UNCHANGED, -files);
            case "failed", "unreadable" -> books.tally().add(Count.KNOWN_FAILED, -files);
            case "incomplete" -> books.tally().add(Count.INCOMPLETE, -files);
            default -> log.debug("{} files are {}", files, state);
          }
        });
  }

  /** Rows that all processes wrote, by table. */
  private Map<String, Long> written() {
    boolean died =
        !database
            .query(
                "select run from runs where shared_run = ? and outcome = 'interrupted'",
                List.of(terms.run()),
                row -> true)
            .isEmpty();
    if (died) {
      return Upkeep.everything(database);
    }
    Map<String, Long> rows = new HashMap<>(books.tally().rowsOfTables());
    database.forEach(
        "select table_name, sum(rows_written) from run_tables where run <> ? and run in "
            + MEMBERS
            + " group by table_name",
        List.of(books.run(), terms.run()),
        row ->
            rows.merge(
                Objects.requireNonNull(row.text(1)),
                Objects.requireNonNull(row.whole(2)),
                Long::sum));
    return rows;
  }
}

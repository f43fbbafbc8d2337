package org.fitsql.scheduler;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.scan.ArchiveScan;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.shards.RootnameClaims;
import org.fitsql.scheduler.shards.Shard;
import org.fitsql.scheduler.shards.ShardQueue;
import org.jspecify.annotations.Nullable;

/**
 * What one process does of a shared run: shards as long as there are any, and where it then holds
 * the lock, the look at the whole archive that ends the run.
 */
final class SharedPart {
  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final Sharing sharing;
  private final Stopping stopping;
  private final RunBooks books;
  private final RunRecord record;
  private final SharedTerms terms;
  private final SharedLead lead;
  private final boolean opens;
  private final RootnameClaims claims;

  /**
   * @param lead as long as it is held, this process leads
   * @param opens whether this process cuts the archive into shards
   */
  SharedPart(
      Database database,
      List<InstrumentProfile> profiles,
      Sharing sharing,
      Stopping stopping,
      RunBooks books,
      RunRecord record,
      SharedTerms terms,
      SharedLead lead,
      boolean opens) {
    this.database = database;
    this.profiles = profiles;
    this.sharing = sharing;
    this.stopping = stopping;
    this.books = books;
    this.record = record;
    this.terms = terms;
    this.lead = lead;
    this.opens = opens;
    this.claims = new RootnameClaims(database, books.tables().own("shard_claims"));
  }

  /** All of it; says why it ended early, or an empty string. */
  String work() {
    try {
      shards();
      if (lead.isHeld() && !stopping.isAsked()) {
        new SharedEnd(database, profiles, books, terms).look(stopping);
        // of processes of this run that died
        new UnfinishedImages(books.settings().quicklook()).remove();
        if (!stopping.isAsked()) {
          claims.clear();
          lead.over(books);
        }
      }
      return stopping.reason();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    }
  }

  private void shards() throws InterruptedException {
    AtomicReference<@Nullable RuntimeException> fatal = new AtomicReference<>();
    try (ArchivePass pass = pass()) {
      try (ShardQueue queue =
          new ShardQueue(
              database,
              books.run(),
              sharing.heartbeat(),
              books.clock(),
              new ShardWork(database, pass, books, record, claims, fatal))) {
        if (opens) {
          queue.offer(
              Shard.of(
                  books.run(), ArchiveScan.branches(books.settings().archive()), sharing.shards()));
          lead.record(books, terms);
        }
        queue.start();
        while (!stopping.isAsked() && fatal.get() == null && ShardQueue.open(database) > 0) {
          lead.takeOverWhereAbandoned(books, terms);
          stopping.await(SharedRun.LOOK_MILLIS);
        }
        lead.takeOverWhereAbandoned(books, terms);
      }
      RuntimeException cause = fatal.get();
      if (cause != null) {
        throw cause;
      }
      pass.writeAgainWhereWider();
    }
  }

  private ArchivePass pass() {
    return new ArchivePass(
        database,
        profiles,
        books,
        books.settings().comparison(profiles, books.stamp().now()),
        opens,
        stopping);
  }
}

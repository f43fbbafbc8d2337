package org.fitsql.scheduler;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.scheduler.shards.RootnameClaims;
import org.fitsql.scheduler.shards.Shard;
import org.fitsql.scheduler.shards.ShardQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one process of a shared run does with shards. */
final class ShardWork implements ShardQueue.Work {
  private static final Logger log = LoggerFactory.getLogger(ShardWork.class);

  private final Database database;
  private final ArchivePass pass;
  private final RunBooks books;
  private final RunRecord record;
  private final RootnameClaims claims;
  private final AtomicReference<@Nullable RuntimeException> fatal;

  /**
   * @param fatal takes what ends the part of this process
   */
  ShardWork(
      Database database,
      ArchivePass pass,
      RunBooks books,
      RunRecord record,
      RootnameClaims claims,
      AtomicReference<@Nullable RuntimeException> fatal) {
    this.database = database;
    this.pass = pass;
    this.books = books;
    this.record = record;
    this.claims = claims;
    this.fatal = fatal;
  }

  @Override
  public boolean on(Shard shard) throws InterruptedException {
    try (LogContext ignored = LogContext.run(books.run())) {
      if (fatal.get() != null) {
        return false;
      }
      log.debug("shard {}: {}", shard.name(), shard.branches());
      boolean done = pass.share(shard.branches(), rootnames -> mine(shard, rootnames));
      // before the shard is given back: whoever ends the run counts on it
      record.wrote(books.tally().rowsOfTables());
      return done;
    } catch (DatabaseException | IllegalStateException e) {
      // the pipeline is at its end with either, and so is this process
      fatal.compareAndSet(null, e);
      throw e;
    }
  }

  /**
   * A process that was taken for dead, and was not, leaves its shard to the one that has it now.
   */
  private Set<String> mine(Shard shard, List<String> rootnames) {
    return ShardQueue.isHeld(database, shard, books.run())
        ? claims.take(shard, rootnames)
        : Set.of();
  }

  @Override
  public void died(String process, Shard shard) {
    log.warn(LogContext.SHOWN, "{} died over shard {}, which is due again", process, shard.name());
    record.died(process);
  }
}

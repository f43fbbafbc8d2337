package org.fitsql.scheduler.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;

class ShardQueueTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NIGHT);
  private final InstantSource clock = now::get;

  @DatabaseTest(on = Product.H2)
  void aClockThatIsSetBackByAnHourDoesNotHoldUpWorkForAnHour(TestDatabase database)
      throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2);
    ShardQueue.Work work =
        new ShardQueue.Work() {
          @Override
          public boolean on(Shard shard) {
            now.set(NIGHT.minus(Duration.ofHours(1)));
            first.countDown();
            done.countDown();
            return true;
          }

          @Override
          public void died(String process, Shard shard) {}
        };
    try (Database open =
        Database.open(
            new DatabaseSettings(database.url(), database.user(), database.password()), 4)) {
      open.schema(List.of(new CatalogTables(List.of()).own(ShardQueue.TABLE))).update();
      Heartbeat heartbeat = new Heartbeat(Duration.ofMillis(500), 4);
      try (ShardQueue queue =
          new ShardQueue(open, "here", heartbeat, clock.withZone(ZoneOffset.UTC), work)) {
        queue.offer(List.of(new Shard("run", 1, Set.of("a"))));
        queue.start();
        assertThat(first.await(2, TimeUnit.MINUTES)).isTrue();
        queue.offer(List.of(new Shard("run", 2, Set.of("b"))));

        assertThat(done.await(2, TimeUnit.MINUTES)).isTrue();
      }
      assertThat(ShardQueue.open(open)).isZero();
    }
  }
}

package org.fitsql.scheduler.verify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.InventoryFile;
import org.jspecify.annotations.Nullable;

/**
 * Workers that compare batch after batch. All batches under way together are no more observations
 * than an ingest has between reading and commit, so that a verification takes no more memory.
 */
final class BatchPool implements AutoCloseable {
  private static final int OBSERVATIONS = 128;
  private static final int LARGEST = 32;

  private final int waiting;
  private final Semaphore permits;
  private final BlockingQueue<BatchCheck> idle;
  private final ExecutorService threads;
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

  BatchPool(int workers, Supplier<BatchCheck> newWorker) {
    this.waiting = workers + 1;
    this.permits = new Semaphore(waiting);
    this.idle = new ArrayBlockingQueue<>(workers);
    for (int i = 0; i < workers; i++) {
      idle.add(newWorker.get());
    }
    this.threads =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "verifier");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many observations a batch has. */
  int batch() {
    return Math.max(1, Math.min(LARGEST, OBSERVATIONS / waiting));
  }

  /** Hands a batch to a worker; waits while too many are under way. */
  void submit(InstrumentProfile profile, Map<String, List<InventoryFile>> observations)
      throws InterruptedException {
    permits.acquire();
    try {
      checkAlive();
    } catch (RuntimeException e) {
      permits.release();
      throw e;
    }
    threads.execute(() -> work(profile, observations));
  }

  private void work(InstrumentProfile profile, Map<String, List<InventoryFile>> observations) {
    try {
      BatchCheck worker = idle.take();
      try {
        worker.check(profile, observations);
      } finally {
        idle.add(worker);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      fatal.compareAndSet(null, e);
    } finally {
      permits.release();
    }
  }

  /** Waits until all that was submitted is done. */
  void drain() throws InterruptedException {
    permits.acquire(waiting);
    permits.release(waiting);
    checkAlive();
  }

  private void checkAlive() {
    Throwable cause = fatal.get();
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause != null) {
      throw new IllegalStateException("The verification cannot go on: " + cause, cause);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitsql.bench.archive.Archive;

/** Several workers that draw at once, each with a drawer of its own. */
final class DrawingThreads {
  private final List<Path> files;
  private final List<FrameDrawer> drawers = new ArrayList<>();
  private final int perThread;

  /**
   * @param perThread images that each thread draws
   */
  DrawingThreads(Archive archive, List<Path> files, Path images, int threads, int perThread) {
    this.files = files;
    this.perThread = perThread;
    for (int i = 0; i < threads; i++) {
      drawers.add(new FrameDrawer(archive, images.resolve("thread-" + i)));
    }
  }

  /** Draws, and says how many images a second that made. */
  double rate() throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(drawers.size());
    try {
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (FrameDrawer drawer : drawers) {
        running.add(pool.submit(() -> draw(drawer)));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
      return drawers.size() * perThread / ((System.nanoTime() - start) / 1e9);
    } catch (ExecutionException e) {
      throw new IOException("A thread could not draw", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while drawing", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Void draw(FrameDrawer drawer) throws IOException {
    for (int i = 0; i < perThread; i++) {
      drawer.seconds(files.get(i % files.size()));
    }
    return null;
  }
}

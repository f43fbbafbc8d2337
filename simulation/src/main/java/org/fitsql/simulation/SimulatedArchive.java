package org.fitsql.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.simulation.plan.SimulationPlan;

/**
 * Simulates an archive of one instrument. The same arguments give the same bytes; files that are
 * already there with the same content are left alone.
 *
 * <p>Memory: each of {@code workers} observations under way holds one exposure (6 bytes a pixel;
 * 100 MB of a full ACS/WFC frame) or one combined image (12 bytes a pixel, 240 MB).
 */
public final class SimulatedArchive {
  /** Observations in line for each worker. */
  private static final int LOOKAHEAD = 4;

  private final InstrumentProfile profile;
  private final SimulationPlan plan;
  private final int workers;

  /** With as many workers as there are processors, at most four. */
  public SimulatedArchive(InstrumentProfile profile, SimulationPlan plan) {
    this(profile, plan, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  public SimulatedArchive(InstrumentProfile profile, SimulationPlan plan, int workers) {
    this.profile = profile;
    this.plan = plan;
    this.workers = workers;
  }

  /** The number of observations that shows every detector and filetype of the plan. */
  public int completeSet() {
    return VisitSchedule.onePassage(plan);
  }

  /**
   * Writes an archive.
   *
   * @param archive its root directory, made where it is missing
   * @param observations how many; {@link #completeSet()} shows everything once
   * @param seed what the random part depends on
   * @throws IOException where a file cannot be written
   */
  public ArchiveSummary write(Path archive, int observations, ImageScale scale, long seed)
      throws IOException {
    ObservationWriter writer = new ObservationWriter(profile, plan);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Deque<Future<ArchiveSummary>> underWay = new ArrayDeque<>();
      ArchiveSummary summary = new ArchiveSummary(0, 0, 0, 0);
      Iterator<Observation> schedule =
          new VisitSchedule(plan, scale, seed).observations(observations).iterator();
      while (schedule.hasNext()) {
        Observation observation = schedule.next();
        underWay.add(pool.submit(() -> writer.write(observation, archive)));
        if (underWay.size() > LOOKAHEAD * workers) {
          summary = summary.plus(result(underWay.remove()));
        }
      }
      for (Future<ArchiveSummary> last : underWay) {
        summary = summary.plus(result(last));
      }
      return summary;
    } finally {
      pool.shutdownNow();
    }
  }

  private static ArchiveSummary result(Future<ArchiveSummary> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("Simulating an observation failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while simulating", e);
    }
  }
}

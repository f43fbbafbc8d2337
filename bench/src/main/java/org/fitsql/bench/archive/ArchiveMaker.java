package org.fitsql.bench.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fitsql.simulation.ImageScale;
import org.fitsql.simulation.SimulatedArchive;
import org.fitsql.simulation.plan.SimulationPlan;

/**
 * Makes the archives of a run. Each is named for what is in it and kept from run to run: the same
 * wish gives the same bytes, and files that are there are left alone.
 */
public final class ArchiveMaker {
  /** Edges of images whose pixels nobody reads. */
  private static final double TINY = 1 / 64.0;

  private static final long SEED = 5;

  private final SimulatedInstrument instrument;
  private final Path folder;

  /**
   * @param folder where archives go
   */
  public ArchiveMaker(SimulatedInstrument instrument, Path folder) {
    this.instrument = instrument;
    this.folder = folder;
  }

  /** Whole headers and tiny images: at least so many observations of each detector. */
  public Archive headers(Map<String, Integer> observations) throws IOException {
    StringBuilder name = new StringBuilder("headers");
    observations.forEach((detector, count) -> name.append('-').append(detector).append(count));
    return simulated(name.toString(), observations, new ImageScale.Edges(TINY));
  }

  /**
   * Frames of the largest detector.
   *
   * @param observations at least so many
   * @param scale of the edges, 1 for real dimensions
   */
  public Archive frames(int observations, double scale) throws IOException {
    ImageScale size = scale == 1 ? new ImageScale.FullSize() : new ImageScale.Edges(scale);
    Map<String, Integer> wanted = Map.of(instrument.largest(), observations);
    return simulated("frames-" + observations + "-" + scale, wanted, size);
  }

  /** Files of one header each, for the listing of large trees. */
  public Archive tiny(int files) throws IOException {
    Path root = folder.resolve("tiny-" + files);
    new TinyTree(instrument, root).write(files);
    return new Archive(instrument, root);
  }

  private Archive simulated(String name, Map<String, Integer> wanted, ImageScale scale)
      throws IOException {
    SimulationPlan plan = instrument.planOf(wanted);
    Path root = Files.createDirectories(folder.resolve(name));
    int observations = SimulatedInstrument.observations(plan.visits().stream());
    new SimulatedArchive(instrument.profile(), plan).write(root, observations, scale, SEED);
    return new Archive(instrument, root);
  }
}

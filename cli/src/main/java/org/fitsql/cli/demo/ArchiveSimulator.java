package org.fitsql.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.simulation.ArchiveSummary;
import org.fitsql.simulation.ImageScale;
import org.fitsql.simulation.SimulatedArchive;
import org.fitsql.simulation.plan.PlanReader;

/** Makes the archive of the demo, of the first instrument that knows how it is simulated. */
public final class ArchiveSimulator {
  private final SimulatedArchive archive;

  private ArchiveSimulator(SimulatedArchive archive) {
    this.archive = archive;
  }

  /**
   * What to simulate.
   *
   * @param observations number of observations
   * @param fullSize frames of real dimensions instead of small ones
   * @param seed of the random numbers
   */
  public record Wish(int observations, boolean fullSize, long seed) {}

  public static ArchiveSimulator builtIn() throws IOException {
    for (InstrumentProfile profile : InstrumentProfiles.builtIn()) {
      String plan = "instruments/" + profile.id() + "/" + PlanReader.FILE;
      if (ArchiveSimulator.class.getClassLoader().getResource(plan) != null) {
        return new ArchiveSimulator(
            new SimulatedArchive(profile, new PlanReader().read(profile.id())));
      }
    }
    throw new IOException("No instrument that comes with fitsql has a " + PlanReader.FILE);
  }

  /** How many observations show every detector and filetype. */
  public int completeSet() {
    return archive.completeSet();
  }

  /** Writes the archive; the same wish gives the same bytes. */
  public ArchiveSummary write(Path folder, Wish wish) throws IOException {
    ImageScale scale = wish.fullSize() ? new ImageScale.FullSize() : new ImageScale.Demo();
    return archive.write(folder, wish.observations(), scale, wish.seed());
  }
}

package org.fitsql.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.simulation.detector.Noise;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.header.HeaderComposer;
import org.fitsql.simulation.plan.SimulationPlan;

/** Writes the files of observations into an archive. Thread-safe. */
final class ObservationWriter {
  private final InstrumentProfile profile;
  private final SimulationPlan plan;
  private final HeaderComposer headers;
  private final Noise noise = new Noise();

  ObservationWriter(InstrumentProfile profile, SimulationPlan plan) {
    this.profile = profile;
    this.plan = plan;
    this.headers = new HeaderComposer(profile, plan);
  }

  /** Writes one observation and says what it did. */
  ArchiveSummary write(Observation observation, Path archive) throws IOException {
    FileComposer composer = new FileComposer(profile, plan, headers, observation, noise);
    ArchiveSummary summary = new ArchiveSummary(1, 0, 0, 0);
    summary =
        summary.plus(
            write(composer, observation, observation.rootname(), observation.filetypes(), archive));
    return summary.plus(
        write(composer, observation, observation.companion(), observation.companions(), archive));
  }

  private ArchiveSummary write(
      FileComposer composer,
      Observation observation,
      String rootname,
      List<String> filetypes,
      Path archive)
      throws IOException {
    ArchiveSummary summary = new ArchiveSummary(0, 0, 0, 0);
    Facts facts = observation.visit().factsOf(observation).with("rootname", rootname);
    for (String filetype : filetypes) {
      Facts named = facts.with("filetype", filetype);
      String filename = named.fill(plan.names().file());
      Path file = archive.resolve(named.fill(plan.names().directory())).resolve(filename);
      boolean changed = composer.compose(filetype, named.with("filename", filename)).writeTo(file);
      summary = summary.plus(new ArchiveSummary(0, 1, changed ? 1 : 0, Files.size(file)));
    }
    return summary;
  }
}

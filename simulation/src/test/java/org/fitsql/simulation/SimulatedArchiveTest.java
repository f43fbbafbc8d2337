package org.fitsql.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.simulation.plan.PlanReader;
import org.junit.jupiter.api.Test;

class SimulatedArchiveTest {
  private final InstrumentProfile profile = InstrumentProfiles.builtIn("hst/acs").orElseThrow();

  @Test
  void tmp() throws IOException {
    long t0 = System.nanoTime();
    var plan = new PlanReader().read(profile.id());
    long t = System.nanoTime();
    var archive = new SimulatedArchive(profile, plan);
    System.out.println(
        archive.write(Path.of("/tmp/simarch"), archive.completeSet(), new ImageScale.Demo(), 1));
    System.out.println((t - t0) / 1e9 + " plan, " + (System.nanoTime() - t) / 1e9 + " s");
    t = System.nanoTime();
    System.out.println(
        archive.write(Path.of("/tmp/simarch"), archive.completeSet(), new ImageScale.Demo(), 1));
    System.out.println((System.nanoTime() - t) / 1e9 + " s");
    assertThat(archive).isNotNull();
  }
}

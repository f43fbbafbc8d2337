package org.fitsql.simulation;

import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.simulation.plan.PlanReader;

/** The instruments that come with a simulation. */
final class SimulatedInstruments {
  private SimulatedInstruments() {}

  static List<InstrumentProfile> builtIn() {
    return InstrumentProfiles.builtIn().stream()
        .filter(profile -> resource(profile) != null)
        .toList();
  }

  private static Object resource(InstrumentProfile profile) {
    return PlanReader.class
        .getClassLoader()
        .getResource("instruments/" + profile.id() + "/" + PlanReader.FILE);
  }
}

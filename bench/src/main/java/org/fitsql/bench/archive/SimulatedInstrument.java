package org.fitsql.bench.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.simulation.plan.DetectorPlan;
import org.fitsql.simulation.plan.PlanReader;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.plan.VisitPlan;

/** The instrument whose archives are simulated: the first that comes with a simulation plan. */
public record SimulatedInstrument(InstrumentProfile profile, SimulationPlan plan) {

  public static SimulatedInstrument builtIn() throws IOException {
    for (InstrumentProfile profile : InstrumentProfiles.builtIn()) {
      String resource = "instruments/" + profile.id() + "/" + PlanReader.FILE;
      if (SimulatedInstrument.class.getClassLoader().getResource(resource) != null) {
        return new SimulatedInstrument(profile, new PlanReader().read(profile.id()));
      }
    }
    throw new IOException("No instrument that comes with fitsql has a " + PlanReader.FILE);
  }

  /** Detectors that have visits, by name. */
  public List<String> detectors() {
    return plan.visits().stream().map(VisitPlan::detector).distinct().toList();
  }

  /** The detector with the most pixels. */
  public String largest() {
    return detectors().stream()
        .max(Comparator.comparingLong(name -> pixels(plan.detector(name))))
        .orElseThrow();
  }

  /** A filetype that gets all kinds of image. */
  public Optional<String> drawn() {
    return profile.quicklook().thumbnails().stream().findFirst();
  }

  private static long pixels(DetectorPlan detector) {
    return (long) detector.width() * detector.height() * detector.chips().size();
  }

  /**
   * A plan of visits with at least so many observations of each detector; in one list, so that no
   * two visits have the same name.
   */
  SimulationPlan planOf(Map<String, Integer> wanted) {
    List<VisitPlan> visits = new ArrayList<>();
    wanted.forEach((detector, observations) -> visits.addAll(visits(detector, observations)));
    return new SimulationPlan(
        plan.names(),
        plan.flags(),
        plan.detectors(),
        plan.filetypes(),
        plan.tables(),
        plan.sections(),
        plan.always(),
        plan.keywords(),
        plan.patterns(),
        plan.unknown(),
        plan.repeated(),
        plan.targets(),
        plan.proposals(),
        visits);
  }

  private List<VisitPlan> visits(String detector, int wanted) {
    List<VisitPlan> all =
        plan.visits().stream().filter(visit -> visit.detector().equals(detector)).toList();
    List<VisitPlan> visits = new ArrayList<>();
    int observations = 0;
    for (int i = 0; observations < wanted; i++) {
      VisitPlan visit = all.get(i % all.size());
      visits.add(visit);
      observations += observations(Stream.of(visit));
    }
    return visits;
  }

  static int observations(Stream<VisitPlan> visits) {
    return visits.mapToInt(visit -> visit.exposures() + visit.products().size()).sum();
  }
}

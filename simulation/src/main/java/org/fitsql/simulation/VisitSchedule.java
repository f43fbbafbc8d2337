package org.fitsql.simulation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.plan.VisitPlan;

/** The visits of a plan, gone through again and again until there are enough observations. */
final class VisitSchedule {
  private final SimulationPlan plan;
  private final ImageScale scale;
  private final long seed;

  VisitSchedule(SimulationPlan plan, ImageScale scale, long seed) {
    this.plan = plan;
    this.scale = scale;
    this.seed = seed;
  }

  /** How many observations one passage through the plan gives. */
  static int onePassage(SimulationPlan plan) {
    return plan.visits().stream()
        .mapToInt(visit -> visit.exposures() + visit.products().size())
        .sum();
  }

  /** The first observations, each made when it is asked for. */
  Stream<Observation> observations(int wanted) {
    return IntStream.range(0, wanted)
        .mapToObj(this::visit)
        .flatMap(visit -> visit.observations().stream())
        .limit(wanted);
  }

  private Visit visit(int number) {
    VisitPlan visit = plan.visits().get(number % plan.visits().size());
    return new Visit(plan, visit, number, number / plan.visits().size(), scale, seed);
  }
}

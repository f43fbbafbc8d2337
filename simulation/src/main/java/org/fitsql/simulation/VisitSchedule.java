package org.fitsql.simulation;

import java.util.ArrayList;
import java.util.List;
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

  List<Observation> observations(int wanted) {
    List<Observation> observations = new ArrayList<>();
    for (int number = 0; observations.size() < wanted; number++) {
      VisitPlan visit = plan.visits().get(number % plan.visits().size());
      int repetition = number / plan.visits().size();
      Visit made = new Visit(plan, visit, number, repetition, scale, seed);
      for (Observation observation : made.observations()) {
        if (observations.size() < wanted) {
          observations.add(observation);
        }
      }
    }
    return observations;
  }
}

package org.fitsql.simulation;

import java.util.List;
import java.util.Optional;
import org.fitsql.simulation.plan.VisitPlan;

/**
 * One observation: an exposure with its companion files, or a product of several exposures.
 *
 * @param rootname nine characters
 * @param companion rootname of its companion files
 * @param members the exposures that it is made of
 * @param product the product; empty for an exposure
 */
record Observation(
    Visit visit,
    String rootname,
    String companion,
    List<Visit.Member> members,
    Optional<VisitPlan.ProductPlan> product) {

  List<String> filetypes() {
    return product.map(VisitPlan.ProductPlan::filetypes).orElse(visit.plan().filetypes());
  }

  List<String> companions() {
    return product.isPresent() ? List.of() : visit.plan().companions();
  }
}

package org.fitsql.simulation.plan;

import java.io.IOException;
import java.util.Map;

/** Finds names in a plan that lead nowhere, before anything is simulated. */
final class PlanCheck {
  private final SimulationPlan plan;
  private final String file;

  PlanCheck(SimulationPlan plan, String file) {
    this.plan = plan;
    this.file = file;
  }

  void run() throws IOException {
    for (int i = 0; i < plan.visits().size(); i++) {
      visit("visits[" + i + "]", plan.visits().get(i));
    }
    for (Map.Entry<String, FiletypePlan> filetype : plan.filetypes().entrySet()) {
      String like = filetype.getValue().like();
      if (!like.isEmpty()) {
        known("filetypes." + filetype.getKey() + ".like", like, plan.filetypes());
      }
      for (FiletypePlan.HduPlan hdu : filetype.getValue().perMember()) {
        table("filetypes." + filetype.getKey(), hdu);
      }
      for (FiletypePlan.HduPlan hdu : filetype.getValue().then()) {
        table("filetypes." + filetype.getKey(), hdu);
      }
    }
  }

  private void visit(String where, VisitPlan visit) throws IOException {
    known(where + ".detector", visit.detector(), plan.detectors());
    known(where + ".proposal", visit.proposal(), plan.proposals());
    for (String target : visit.targets()) {
      known(where + ".targets", target, plan.targets());
    }
    for (String filetype : visit.filetypes()) {
      known(where + ".filetypes", filetype, plan.filetypes());
    }
    for (String filetype : visit.companions()) {
      known(where + ".companions", filetype, plan.filetypes());
    }
    for (VisitPlan.ProductPlan product : visit.products()) {
      for (String filetype : product.filetypes()) {
        known(where + ".products.filetypes", filetype, plan.filetypes());
      }
    }
    if (visit.exposures() < 1 || visit.targets().isEmpty()) {
      throw new IOException(file + ": " + where + " needs exposures: 1 or more, and targets");
    }
  }

  private void table(String where, FiletypePlan.HduPlan hdu) throws IOException {
    if (hdu.content() == Content.TABLE) {
      known(where + "." + hdu.extname() + ".table", hdu.table(), plan.tables());
    }
  }

  private void known(String where, String name, Map<String, ?> names) throws IOException {
    if (!names.containsKey(name)) {
      throw new IOException(
          file + ": " + where + " names '" + name + "', but there are only " + names.keySet());
    }
  }
}

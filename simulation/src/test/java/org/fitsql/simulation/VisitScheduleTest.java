package org.fitsql.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.fitsql.simulation.plan.PlanReader;
import org.fitsql.simulation.plan.SimulationPlan;
import org.junit.jupiter.api.Test;

class VisitScheduleTest {
  private static final ImageScale TINY = new ImageScale.Edges(1 / 64.0);

  private final SimulationPlan plan;

  VisitScheduleTest() throws IOException {
    plan = new PlanReader().read("hst/acs");
  }

  @Test
  void observationsAreMadeOneByOneHoweverManyAreWanted() {
    assertThat(new VisitSchedule(plan, TINY, 1).observations(Integer.MAX_VALUE).iterator().next())
        .isNotNull();
  }

  @Test
  void noRootnameComesTwiceInThousandsOfObservations() {
    List<String> rootnames =
        new VisitSchedule(plan, TINY, 1).observations(12_000).map(Observation::rootname).toList();

    assertThat(rootnames).hasSize(12_000).doesNotHaveDuplicates();
  }

  @Test
  void productsNameTheirMembersAndMembersTheirAssociation() {
    Observation product =
        new VisitSchedule(plan, TINY, 1)
            .observations(VisitSchedule.onePassage(plan))
            .filter(observation -> observation.product().isPresent())
            .findFirst()
            .orElseThrow();

    assertThat(product.members()).hasSizeGreaterThan(1);
    assertThat(product.members().get(0).facts().find("association.table"))
        .contains(product.rootname() + "_asn.fits");
  }
}

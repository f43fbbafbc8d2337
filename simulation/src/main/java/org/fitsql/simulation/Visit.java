package org.fitsql.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.plan.DetectorPlan;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.plan.VisitPlan;
import org.fitsql.simulation.sky.RandomStreams;
import org.fitsql.simulation.sky.Sky;
import org.fitsql.simulation.sky.TangentPlane;

/** One visit of a plan, with all that its exposures and products share. */
final class Visit {
  /** Seconds between the end of an exposure and the start of the next. */
  private static final double OVERHEAD = 154.5;

  private final SimulationPlan plan;
  private final VisitPlan visit;
  private final SimulationPlan.TargetPlan target;
  private final DetectorPlan detector;
  private final Geometry geometry;
  private final double factor;
  private final RandomStreams streams;
  private final Facts facts;
  private final List<Member> members = new ArrayList<>();

  /**
   * One exposure of the visit.
   *
   * @param rootname nine characters
   * @param facts what its headers quote
   */
  record Member(int index, String rootname, TangentPlane pointing, Facts facts) {}

  /**
   * @param number counts all visits from 0
   * @param repetition how often the plan's visits were gone through before
   */
  Visit(
      SimulationPlan plan,
      VisitPlan visit,
      int number,
      int repetition,
      ImageScale scale,
      long seed) {
    this.plan = plan;
    this.visit = visit;
    String name = visit.targets().get(repetition % visit.targets().size());
    this.target = plan.target(name);
    this.detector = plan.detector(visit.detector());
    this.factor = scale.factor(detector);
    this.geometry = new Geometry(detector, visit, factor);
    this.streams = new RandomStreams(seed * 1_000_003 + number);
    String program = plan.proposal(visit.proposal()).program();
    this.facts =
        Facts.none()
            .with("program", base36(Long.parseLong(program, 36) + number / 1296 * 7L, 3))
            .with("visit", base36(number % 1296, 2))
            .with("detector", visit.detector())
            .with("exposures", (long) visit.exposures())
            .with("exptime", visit.exptime())
            .with("total-exptime", visit.exptime() * visit.exposures())
            .with("reduction", factor)
            .with("target.ra", target.ra())
            .with("target.dec", target.dec());
    addMembers();
  }

  private void addMembers() {
    var random = streams.named("schedule");
    Moment start =
        new Moment(
            Math.rint(1e6 * random.nextDouble(detector.firstDay(), detector.lastDay())) / 1e6);
    int code = random.nextInt(360, 1000);
    for (int i = 0; i < visit.exposures(); i++) {
      Facts named = facts.with("exposure", base36(code, 2));
      String rootname = named.fill(plan.names().exposure());
      TangentPlane pointing = geometry.pointing(target.ra(), target.dec(), i);
      Facts ofMember =
          named
              .with(start.facts("start"))
              .with(start.plusSeconds(visit.exptime()).facts("end"))
              .with(start.plusSeconds(40 * 86_400.0).facts("processed"))
              .with(association(i))
              .with("position", i + 1L)
              .with("pointing.ra", pointing.crval1())
              .with("pointing.dec", pointing.crval2())
              .with("pointing.angle", pointing.orientation());
      members.add(new Member(i, rootname, pointing, named(ofMember, rootname)));
      start = start.plusSeconds(visit.exptime() + OVERHEAD);
      code += 1 + random.nextInt(5);
    }
  }

  /** Facts about the association that an exposure belongs to. */
  private Map<String, Object> association(int member) {
    if (visit.products().isEmpty()) {
      String none = plan.names().noAssociation();
      return Map.of("association.id", none, "association.table", none, "association.role", "");
    }
    VisitPlan.ProductPlan product = productOf(member);
    String first = productRootname(visit.products().get(0));
    String table = Facts.none().with("rootname", first).fill(plan.names().associationTable());
    return Map.of(
        "association.id", first.toUpperCase(Locale.ROOT),
        "association.table", table,
        "association.role", product.memberRole());
  }

  private VisitPlan.ProductPlan productOf(int member) {
    return visit.products().get(member % visit.products().size());
  }

  private static Facts named(Facts facts, String rootname) {
    return facts.with("rootname", rootname).with("ROOTNAME", rootname.toUpperCase(Locale.ROOT));
  }

  /** The observations of this visit: its exposures, then its products. */
  List<Observation> observations() {
    List<Observation> observations = new ArrayList<>();
    for (Member member : members) {
      String companion = member.facts().fill(plan.names().companion());
      observations.add(
          new Observation(this, member.rootname(), companion, List.of(member), Optional.empty()));
    }
    for (VisitPlan.ProductPlan product : visit.products()) {
      String rootname = productRootname(product);
      observations.add(new Observation(this, rootname, rootname, members, Optional.of(product)));
    }
    return observations;
  }

  String productRootname(VisitPlan.ProductPlan product) {
    return facts.with("ending", product.ending()).fill(plan.names().product());
  }

  /** Facts of an observation: those of its first exposure under its own name. */
  Facts factsOf(Observation observation) {
    Facts first = named(observation.members().get(0).facts(), observation.rootname());
    if (observation.product().isEmpty()) {
      return first;
    }
    Member last = members.get(members.size() - 1);
    return first
        .with("exptime", visit.exptime() * members.size())
        .with("end.mjd", last.facts().find("end.mjd").orElseThrow())
        .with("association.role", observation.product().get().role());
  }

  /** The sky around the target. */
  Sky sky() {
    double density = Math.pow(factor, 1.3);
    RandomStreams ofTarget = new RandomStreams(Double.doubleToLongBits(target.ra()));
    return Sky.of(
        target.scene(), target.ra(), target.dec(), geometry.halfWidth(), density, ofTarget);
  }

  VisitPlan plan() {
    return visit;
  }

  DetectorPlan detector() {
    return detector;
  }

  SimulationPlan.TargetPlan target() {
    return target;
  }

  Geometry geometry() {
    return geometry;
  }

  double factor() {
    return factor;
  }

  List<Member> members() {
    return members;
  }

  RandomStreams streams(String rootname) {
    return new RandomStreams(streams.named("observation", rootname).nextLong());
  }

  private static String base36(long number, int length) {
    String digits = Long.toString(number, 36);
    String padded = "0".repeat(Math.max(0, length - digits.length())) + digits;
    return padded.substring(padded.length() - length);
  }
}

package org.fitsql.bench.archive;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.plan.SimulationPlan.TargetPlan;
import org.fitsql.simulation.plan.ValueRule;
import org.fitsql.simulation.sky.RandomStreams;

/**
 * One exposure of the archive of a million files, settled by its number alone.
 *
 * @param program its number, from 0
 * @param facts what its headers quote
 * @param streams what is drawn for it
 * @param streamsOfProgram what is drawn for all of its program
 */
record MillionExposure(
    int program, Facts facts, RandomStreams streams, RandomStreams streamsOfProgram) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final double UNIX_EPOCH = 40_587;
  private static final double DAY = 86_400;
  private static final List<Double> EXPTIMES =
      List.of(0.5, 10.0, 30.0, 120.0, 350.0, 507.0, 1200.0);

  /**
   * @param number from 0
   * @param simulation rules of names, and targets that have one
   */
  static MillionExposure of(int number, MillionPlan plan, SimulationPlan simulation) {
    int program = number / plan.programs().exposures();
    int within = number % plan.programs().exposures();
    RandomStreams ofProgram = new RandomStreams(1_000_003L * program + 1);
    RandomStreams streams = new RandomStreams(1_000_003L * number + 2);
    SplittableRandom random = ofProgram.named("program");
    long code = Long.parseLong(plan.programs().firstCode(), 36) + program;
    Map<String, Object> facts = new HashMap<>();
    facts.put("program", base36(code, 3));
    facts.put("proposal", plan.programs().firstNumber() + program);
    facts.put("visit", base36(within / 5, 2));
    facts.put("exposure", base36(10 * 36 + 7L * (within % 5), 2));
    facts.put("bias", base36(random.nextLong(36L * 36 * 36 * 36), 6));
    facts.put("dark", base36(random.nextLong(36L * 36 * 36 * 36), 6));
    target(random, plan, simulation, facts);
    List<Double> days = plan.programs().days();
    double start = random.nextDouble(days.get(0), days.get(1)) + within / 40.0;
    time(start, streams.named("exptime"), facts);
    String rootname = Facts.none().with(facts).fill(simulation.names().exposure());
    facts.put("rootname", rootname);
    facts.put("ROOTNAME", rootname.toUpperCase(Locale.ROOT));
    return new MillionExposure(program, Facts.none().with(facts), streams, ofProgram);
  }

  private static void target(
      SplittableRandom random,
      MillionPlan plan,
      SimulationPlan simulation,
      Map<String, Object> facts) {
    List<TargetPlan> known =
        simulation.targets().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    int target = random.nextInt(known.size() + plan.targets().drawn());
    TargetPlan one = target < known.size() ? known.get(target) : null;
    ValueRule name = one == null ? null : one.keywords().get(plan.targets().keyword());
    if (one != null && name instanceof ValueRule.Literal text) {
      facts.put("target.name", text.value());
      facts.put("target.ra", one.ra());
      facts.put("target.dec", one.dec());
    } else {
      long number = plan.targets().firstNumber() + target;
      SplittableRandom place = new SplittableRandom(number);
      facts.put("target.name", Facts.none().with("number", number).fill(plan.targets().name()));
      facts.put("target.ra", rounded(360 * place.nextDouble(), 1e7));
      double sine = 2 * place.nextDouble() - 1;
      facts.put("target.dec", rounded(Math.toDegrees(Math.asin(sine)), 1e7));
    }
  }

  private static void time(double start, SplittableRandom random, Map<String, Object> facts) {
    double exptime = EXPTIMES.get(random.nextInt(EXPTIMES.size()));
    LocalDateTime begin =
        LocalDateTime.ofEpochSecond((long) ((start - UNIX_EPOCH) * DAY), 0, ZoneOffset.UTC);
    facts.put("start.mjd", rounded(start, 1e8));
    facts.put("start.date", begin.toLocalDate().toString());
    facts.put("start.time", TIME.format(begin));
    facts.put("end.mjd", rounded(start + exptime / DAY, 1e8));
    facts.put("exptime", exptime);
    facts.put("processed", begin.toLocalDate().plusDays(40).toString());
  }

  private static double rounded(double value, double digits) {
    return Math.rint(value * digits) / digits;
  }

  private static String base36(long number, int length) {
    String digits = Long.toString(number, 36);
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}

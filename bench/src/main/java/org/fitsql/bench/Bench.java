package org.fitsql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fitsql.bench.archive.SimulatedInstrument;
import org.fitsql.bench.database.Databases;
import org.fitsql.bench.kept.KeptResults;
import org.fitsql.bench.kept.Results;
import org.fitsql.bench.program.Tools;
import org.fitsql.bench.report.JsonReport;
import org.fitsql.bench.report.PlotReport;
import org.fitsql.bench.report.TableReport;
import org.fitsql.bench.stage.Stage;
import org.fitsql.bench.stage.Stages;
import org.fitsql.bench.stage.Workbench;

/**
 * The command {@code bench/run}. Exit codes: 0 measured, 1 regression or a stage failed, 2 wrong
 * usage.
 */
public final class Bench {
  private static final int MEASURED = 0;
  private static final int WORSE = 1;
  private static final int USAGE = 2;

  private final Path root;
  private final SimulatedInstrument instrument;
  private final Clock clock;

  private Bench(Path root, SimulatedInstrument instrument, Clock clock) {
    this.root = root;
    this.instrument = instrument;
    this.clock = clock;
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(System.getProperty("fitsql.bench.root", "."));
    Bench bench = new Bench(root, SimulatedInstrument.builtIn(), Clock.systemUTC());
    System.exit(bench.run(List.of(arguments)));
  }

  private int run(List<String> arguments) throws IOException {
    List<String> stages = Stages.all().stream().map(Stage::name).toList();
    if (arguments.contains("--help") || arguments.contains("-h")) {
      Options.help(instrument.detectors(), stages).forEach(System.out::println);
      return MEASURED;
    }
    OptionReader reader =
        new OptionReader(
            instrument.detectors(), instrument.largest(), stages, root.resolve("bench"));
    try {
      String password = System.getenv().getOrDefault("FITSQL_DATABASE_PASSWORD", "");
      return run(reader.read(arguments, password));
    } catch (UsageException e) {
      System.err.println("bench/run: " + e.getMessage());
      return USAGE;
    }
  }

  private int run(Options options) throws IOException {
    Instant start = clock.instant();
    Files.createDirectories(options.out());
    Files.createDirectories(options.work());
    Tools tools = Tools.of(System.getenv().getOrDefault("PATH", ""), options.work());
    Results results;
    try (Databases databases = new Databases(tools, options.work(), options.server())) {
      Workbench workbench =
          new Workbench(
              root,
              options.work(),
              options.sizes(),
              instrument,
              databases,
              tools,
              System.err::println);
      results = new Measuring(workbench, options).run(start);
    }
    TableReport.lines(results).forEach(System.out::println);
    write(results, options.out().resolve("results"));
    KeptResults kept = new KeptResults(root.resolve("bench/results"));
    int code = results.troubles().isEmpty() ? MEASURED : WORSE;
    if (options.check()
        && !new Verdict(kept, options::wants, System.out::println).isAsGood(results)) {
      code = WORSE;
    }
    if (options.keep() && !results.troubles().isEmpty()) {
      // later runs would be held against a stage that has no numbers
      System.err.println(
          "bench/run: not kept, as stages failed: "
              + String.join(", ", results.troubles().keySet()));
    } else if (options.keep()) {
      write(results, root.resolve("bench/results").resolve(KeptResults.name(results)));
    }
    return code;
  }

  private static void write(Results results, Path stem) throws IOException {
    Path json = stem.resolveSibling(stem.getFileName() + ".json");
    Path plot = stem.resolveSibling(stem.getFileName() + ".svg");
    new JsonReport().write(results, json);
    new PlotReport(results).write(plot);
    System.out.println("Written: " + json + ", " + plot);
  }
}

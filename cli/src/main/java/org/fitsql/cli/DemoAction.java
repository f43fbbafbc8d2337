package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.ConfigurationReader;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.fitsql.cli.demo.DemoFolder;
import org.fitsql.cli.run.Figures;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.simulation.ArchiveSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql demo}. */
@Command(
    name = "demo",
    description = {
      "Simulates a small archive, ingests it into an embedded database, draws the quicklooks,",
      "and asks three questions. Everything lies in one folder; delete it when you are done."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints one object: summary (as `fitsql ingest --json`), queries [{title, sql,",
      "rows}], configuration.",
      "",
      "Examples:",
      "  fitsql demo",
      "  fitsql demo /tmp/acs --observations 40",
      "  fitsql demo /data/demo --full-size",
    })
final class DemoAction extends Action {
  private static final long SEED = 1;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "fitsql-demo",
      description = "Where everything goes (default: ./fitsql-demo).")
  private String folder = "fitsql-demo";

  @Option(
      names = "--observations",
      paramLabel = "N",
      description = "How many to simulate (default: enough for every filetype).")
  private @Nullable Integer observations;

  @Option(
      names = "--full-size",
      description = "Frames of real dimensions: some 200 MB and seconds for each observation.")
  private boolean fullSize;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed is another sky (default: 1).")
  private @Nullable Long seed;

  DemoAction(Surroundings around) {
    super(around);
  }

  @Override
  int perform() throws Exception {
    if (observations != null && (observations < 1 || observations > 100_000)) {
      throw usage("--observations " + observations + ": expected 1 to 100000.");
    }
    DemoFolder demo = new DemoFolder(path());
    simulateWhereNeeded(demo);
    Configuration configuration = configuration(demo);
    List<InstrumentProfile> profiles = Instruments.of(configuration);
    DemoReport report = new DemoReport(this, demo, profiles);
    return new IngestRun(this, configuration, new Notices(configuration, around()))
        .run(settings(configuration), profiles, report::of);
  }

  private void simulateWhereNeeded(DemoFolder demo) throws IOException, RefusedException {
    if (!demo.isUsable()) {
      throw new RefusedException(
          path()
              + " holds files that are not a demo's; name a new folder, as in `fitsql demo DIR`.");
    }
    Optional<Wish> there = demo.simulated();
    if (there.isPresent()) {
      refuseAnotherWish(there.get());
      say("Using the archive in " + demo.archive() + ".");
      return;
    }
    simulate(demo);
  }

  private void refuseAnotherWish(Wish there) throws RefusedException {
    boolean same =
        (observations == null || observations == there.observations())
            && (!fullSize || there.fullSize())
            && (seed == null || seed == there.seed());
    if (!same) {
      throw new RefusedException(
          path()
              + " holds a demo with --observations %d%s --seed %d; delete it or name another folder."
                  .formatted(
                      there.observations(), there.fullSize() ? " --full-size" : "", there.seed()));
    }
  }

  private void simulate(DemoFolder demo) throws IOException {
    ArchiveSimulator simulator = ArchiveSimulator.builtIn();
    Wish wish =
        new Wish(
            observations == null ? simulator.completeSet() : observations,
            fullSize,
            seed == null ? SEED : seed);
    say("Simulating " + Figures.count(wish.observations()) + " observations in " + demo.archive());
    demo.begin(wish);
    ArchiveSummary made = simulator.write(demo.archive(), wish);
    demo.complete(wish);
    say(
        "Simulated "
            + Figures.count(made.files())
            + " files, "
            + Figures.bytes((double) made.bytes()));
  }

  /** The demo's own file and nothing else: it shall not touch what the environment points to. */
  private Configuration configuration(DemoFolder demo) throws ConfigurationException {
    return new ConfigurationReader(Map.of(), path(), around().processors())
        .read(Map.of(), demo.configuration().toString());
  }

  private RunSettings settings(Configuration configuration) throws RefusedException {
    return new ConfiguredSettings(name(), configuration, ArchiveFolder.checked(configuration))
        .settings();
  }

  private Path path() {
    return around().workingDirectory().resolve(folder).normalize();
  }

  private void say(String line) {
    if (!quiet()) {
      around().err().println(line);
    }
  }
}

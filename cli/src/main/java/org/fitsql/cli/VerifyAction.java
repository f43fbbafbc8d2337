package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.run.RunView;
import org.fitsql.cli.run.StopOnSignal;
import org.fitsql.cli.run.VerifyText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.verify.Repair;
import org.fitsql.scheduler.verify.Sample;
import org.fitsql.scheduler.verify.VerifyRun;
import org.fitsql.scheduler.verify.VerifySettings;
import org.fitsql.scheduler.verify.VerifySummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitsql verify}. */
@Command(
    name = "verify",
    description = {
      "Reads the archive again, or a sample of it, and compares: names, sizes and times with the",
      "inventory, headers with the stored cards byte for byte and with every column, images with",
      "what would be drawn. Writes nothing, unless --repair is given."
    },
    sortOptions = false,
    footer = {
      "",
      "Damage is what no ingest has made: other cards, other values, rows or images that are missing",
      "or too many. Files that are new, changed or gone since the last ingest are pending.",
      "--json prints seconds, seed, listed, observations, files, hdus, values, images, busy, damaged,",
      "pending, kinds {kind: number}, differences [{kind, damage, path, rootname, hdu, place,",
      "keyword, stored, expected, message, advice}] (the first 1,000), interrupted, repaired,",
      "exit_code, log.",
      "",
      "Exit codes: 0 all is equal; 3 something differs, or differed and could not be mended; others",
      "as for every command.",
      "",
      "Examples:",
      "  fitsql verify --archive /data/acs",
      "  fitsql verify --archive /data/acs --sample 1000",
      "  fitsql verify --archive /data/acs --sample 5% --seed 7 --pixels",
      "  fitsql verify --archive /data/acs --repair",
    })
final class VerifyAction extends Action {
  /** One round may bring to light what it could not reach: a column first, then its values. */
  private static final int ROUNDS = 3;

  @Option(
      names = "--sample",
      paramLabel = "N|P%%",
      description = "Read only this many observations, or this share of them.")
  private @Nullable String sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which sample: the same seed takes the same one (default: another every day).")
  private @Nullable Long seed;

  @Mixin private final RootnamesOption rootnames = new RootnamesOption();

  @Option(names = "--no-quicklook", description = "Leave images out.")
  private boolean noQuicklook;

  @Option(
      names = "--pixels",
      description = "Draw images again and compare them byte by byte, with their statistics.")
  private boolean pixels;

  @Option(names = "--repair", description = "Mend what is damaged, and verify again.")
  private boolean repair;

  VerifyAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.all().stream().filter(key -> key != Key.SHARED).toList();
  }

  @Override
  int perform() throws Exception {
    if (pixels && noQuicklook) {
      throw usage("--pixels and --no-quicklook exclude each other; leave one out.");
    }
    Sample wanted = sample();
    Configuration configuration = configuration();
    Path archive = ArchiveFolder.checked(configuration);
    List<InstrumentProfile> profiles = Instruments.of(configuration);
    Set<String> only = rootnames.read(around());
    VerifySettings settings =
        new VerifySettings(
            archive,
            only,
            wanted,
            seed == null ? around().clock().instant().getEpochSecond() / 86_400 : seed,
            CorrectionsFile.read(configuration),
            configuration.workers(),
            configuration.quicklook(),
            !noQuicklook,
            pixels,
            configuration.unknownKeywords());
    EmbeddedDatabase.refuseMissing(configuration);
    return verify(configuration, profiles, settings);
  }

  private int verify(
      Configuration configuration, List<InstrumentProfile> profiles, VerifySettings settings)
      throws Exception {
    Path log = logToFile(configuration).file().orElseThrow();
    try (StopOnSignal signal = new StopOnSignal();
        Database database =
            Database.open(configuration.database(), 2 * configuration.workers() + 2)) {
      VerifySummary summary = verified(database, profiles, settings, signal, log);
      boolean mended = false;
      for (int round = 0; round < ROUNDS && repair && isMendable(summary); round++) {
        if (!json() && !quiet()) {
          around().err().println(VerifyText.mending(summary));
        }
        try (RunView view = view(log)) {
          new Repair(
                  database, profiles, runSettings(configuration, settings), around().clock(), view)
              .mend(summary.mending());
        }
        mended = true;
        summary = verified(database, profiles, settings, signal, log);
      }
      return report(summary, settings, mended, log);
    }
  }

  private static boolean isMendable(VerifySummary summary) {
    return summary.interrupted().isEmpty() && !summary.mending().isEmpty();
  }

  private VerifySummary verified(
      Database database,
      List<InstrumentProfile> profiles,
      VerifySettings settings,
      StopOnSignal signal,
      Path log) {
    try (RunView view = view(log)) {
      VerifyRun run = new VerifyRun(database, profiles, settings, around().clock(), view);
      signal.stops(run::stop);
      return run.run();
    }
  }

  private RunView view(Path log) {
    return new RunView(around().err(), around().terminal(), around().clock(), log, quiet());
  }

  private int report(VerifySummary summary, VerifySettings settings, boolean mended, Path log)
      throws IOException {
    int code = summary.isEqual() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    List<String> lines = VerifyText.lines(summary, settings, mended, log);
    lines.stream().filter(line -> !line.isBlank()).forEach(l -> logger().info(LogContext.SHOWN, l));
    if (json()) {
      Json.write(Output.to(around().out()), VerifyText.json(summary, settings, mended, code, log));
    } else {
      lines.forEach(around().out()::println);
    }
    return code;
  }

  private RunSettings runSettings(Configuration configuration, VerifySettings settings) {
    return new ConfiguredSettings(name(), configuration, settings.archive())
        .rootnames(settings.rootnames())
        .corrections(settings.corrections())
        .draw(settings.images())
        .settings();
  }

  private Sample sample() {
    String text = sample == null ? "" : sample.strip();
    if (text.isEmpty()) {
      return new Sample.All();
    }
    try {
      if (text.endsWith("%")) {
        double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
        if (share > 0 && share <= 1) {
          return new Sample.Share(share);
        }
      } else if (Long.parseLong(text) > 0) {
        return new Sample.Number(Long.parseLong(text));
      }
    } catch (NumberFormatException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  private RuntimeException refused(String text) {
    return usage(
        "--sample "
            + text
            + ": expected a number of observations such as 1000, or a share such as 5%.");
  }

  /**
   * Not before it is used: a logger sets up logging, which the help of all commands goes without.
   */
  private static Logger logger() {
    return LoggerFactory.getLogger(VerifyAction.class);
  }
}

package org.fitsql.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.run.Places;
import org.fitsql.cli.run.PlanText;
import org.fitsql.cli.run.RunView;
import org.fitsql.cli.run.SummaryJson;
import org.fitsql.cli.run.SummaryText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.ArchivePlanner;
import org.fitsql.scheduler.RunPlan;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.RunSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code fitsql ingest}. */
@Command(
    name = "ingest",
    description = {
      "One pass over an archive: scans it, ingests what is new or changed, draws quicklooks.",
      "Running it again changes nothing that need not change."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints one object: run, archive, started, elapsed_seconds, interrupted, exit_code,",
      "files {new, changed, unchanged, vanished, incomplete, no_profile, failed, known_failed,",
      "ignored}, failures {new, still_open, closed}, rootnames, rows, jpegs, thumbnails,",
      "outdated_images, bytes, misfits, columns_added,",
      "columns_widened, added [{table, column, keyword, type, path, hdu}], widened [{table, column,",
      "from, to, path, hdu, keyword, value}], unknown_keywords [{table, keyword, files, path, hdu,",
      "reason}], denied [{table, statement, reason}], troubles [{severity, stage, path, rootname,",
      "class, hdu, byte_offset, keyword, message, advice}], database, jpegs_folder, thumbnails_folder, log.",
      "With --plan: files, work [{path, rootname, reason}].",
      "",
      "--notify tells of a run that failed or in which files failed: to a webhook, which gets JSON",
      "{event, subject, text, facts}, or to a shell command, which gets the summary on standard input",
      "and FITSQL_NOTICE_EVENT, _SUBJECT, _RUN, _OUTCOME, _FAILED_FILES, _LOG ... in its environment.",
      "",
      "Examples:",
      "  fitsql ingest --archive /data/acs",
      "  fitsql ingest --archive /data/acs --plan",
      "  fitsql ingest --database jdbc:mysql://db.example/fitsql --database-user fitsql",
      "  fitsql ingest --archive /data/acs --stretch asinh --redraw",
      "  fitsql ingest --metrics-port 9108 --notify 'mail -s \"$FITSQL_NOTICE_SUBJECT\" ops'",
      "  fitsql ingest --shared --config /shared/fitsql.yaml     # the same on each of several hosts",
      "  fitsql ingest --rootnames broken.txt --force --no-quicklook",
      "  find /data/acs -name '*_flt.fits' | fitsql ingest --rootnames - --filetypes raw,flt",
    })
final class IngestAction extends Action {
  @Mixin private final RootnamesOption rootnames = new RootnamesOption();

  @Option(
      names = "--filetypes",
      paramLabel = "TYPE,...",
      description = "Only these filetypes, such as raw,flt.")
  private @Nullable String filetypes;

  @Option(names = "--plan", description = "Print what would be done, and touch nothing.")
  private boolean plan;

  @Option(names = "--force", description = "Read and draw again what has not changed.")
  private boolean force;

  @Option(
      names = "--no-quicklook",
      description = "Draw no images now; the next run without it does.")
  private boolean noQuicklook;

  @Option(
      names = "--redraw",
      description =
          "Draw again what settings or fitsql would draw differently now, and remove images that"
              + " show nothing any more.")
  private boolean redraw;

  @Option(
      names = "--accept-vanished",
      description = "Take missing files for gone, even where it is more than half of all.")
  private boolean acceptVanished;

  IngestAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.all();
  }

  @Override
  int perform() throws Exception {
    if (redraw && noQuicklook) {
      throw usage("--redraw and --no-quicklook exclude each other; leave one out.");
    }
    Configuration configuration = configuration();
    if (plan) {
      return plan(configuration, settings(configuration), Instruments.of(configuration));
    }
    Notices notices = new Notices(configuration, around());
    try {
      RunSettings settings = settings(configuration);
      List<InstrumentProfile> profiles = Instruments.of(configuration);
      return new IngestRun(this, configuration, notices).run(settings, profiles, this::report);
    } catch (ParameterException e) {
      throw e; // whoever typed it is there to read it
    } catch (Exception | OutOfMemoryError e) {
      notices.failed(name(), e);
      throw e;
    }
  }

  private void report(RunSummary summary, Places places, int exitCode, Database database)
      throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), SummaryJson.of(summary, places, exitCode));
    } else {
      SummaryText.lines(summary, places).forEach(around().out()::println);
    }
  }

  private int plan(
      Configuration configuration, RunSettings settings, List<InstrumentProfile> profiles)
      throws IOException {
    if (EmbeddedDatabase.isMissing(configuration)) {
      print(planned(Optional.empty(), settings, profiles));
    } else {
      try (Database database = Database.open(configuration.database(), 1)) {
        print(planned(Optional.of(database), settings, profiles));
      }
    }
    return ExitCode.DONE;
  }

  private RunPlan planned(
      Optional<Database> database, RunSettings settings, List<InstrumentProfile> profiles) {
    try (RunView view =
        new RunView(around().err(), around().terminal(), around().clock(), null, quiet())) {
      return new ArchivePlanner(database, profiles, settings, around().clock(), view).plan();
    }
  }

  private void print(RunPlan planned) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), SummaryJson.of(planned));
    } else {
      PlanText.lines(planned).forEach(around().out()::println);
    }
  }

  private RunSettings settings(Configuration configuration)
      throws ConfigurationException, RefusedException {
    return new ConfiguredSettings(name(), configuration, ArchiveFolder.checked(configuration))
        .rootnames(rootnames.read(around()))
        .filetypes(filetypes == null ? null : words(filetypes))
        .corrections(CorrectionsFile.read(configuration))
        .proposals(ProposalsFile.checked(configuration))
        .force(force)
        .draw(!noQuicklook)
        .redraw(redraw)
        .acceptVanished(acceptVanished)
        .settings();
  }

  private Set<String> words(String list) {
    Set<String> words =
        Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    if (words.contains("")) {
      throw usage("--filetypes " + list + ": expected names separated by commas, as in raw,flt.");
    }
    return words;
  }
}

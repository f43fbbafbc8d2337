package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.tabledefs.FileSurvey;
import org.fitsql.cli.tabledefs.SurveyJson;
import org.fitsql.cli.tabledefs.SurveyTable;
import org.fitsql.cli.tabledefs.SurveyText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.sampling.Survey;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that looks at the headers of many files. */
abstract class SurveyAction extends Action {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = "Folders with FITS files, searched to the bottom, or files.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--stats",
      description = "Print each keyword with type, nulls, range and examples.")
  private boolean stats;

  SurveyAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return List.of(Key.INSTRUMENT, Key.DEFINITIONS, Key.WORKERS, Key.LOGS);
  }

  final boolean namesFiles() {
    return !places.isEmpty();
  }

  final boolean stats() {
    return stats;
  }

  /** Looks at all files. */
  final Survey survey(Configuration configuration, List<InstrumentProfile> profiles)
      throws RefusedException {
    List<Path> paths = new ArrayList<>();
    for (String place : places) {
      Path path = around().workingDirectory().resolve(place).normalize();
      if (!Files.exists(path)) {
        throw new RefusedException(place + " does not exist.");
      }
      paths.add(path);
    }
    if (paths.isEmpty()) {
      throw usage("Name a folder with sample files, as in `" + qualified() + " samples`.");
    }
    return new FileSurvey(profiles, configuration.workers()).of(paths);
  }

  private String qualified() {
    return "fitsql " + name().replace('-', ' ');
  }

  /**
   * Prints what was seen and what came of it, and gives the exit code.
   *
   * @param outcome for JSON: what came of it
   * @param lines the same for people
   */
  final int report(Survey survey, Map<String, ?> outcome, List<String> lines) throws IOException {
    if (json()) {
      Map<String, Object> all = new LinkedHashMap<>(SurveyJson.of(survey));
      all.putAll(outcome);
      Json.write(Output.to(around().out()), all);
    } else {
      if (stats) {
        SurveyTable.write(survey, Output.to(around().out()));
      }
      SurveyText.summary(survey).forEach(around().out()::println);
      lines.forEach(around().out()::println);
    }
    SurveyText.failures(survey).forEach(around().err()::println);
    return survey.failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }
}

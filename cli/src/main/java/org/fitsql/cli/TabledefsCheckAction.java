package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fitsql tabledefs check}. */
@Command(
    name = "check",
    description = {
      "Reads all definition files of a folder, or one file of corrections, and tells everything",
      "that is wrong."
    },
    sortOptions = false,
    footer = {
      "",
      "Each problem is a line FILE:LINE: what is wrong, and what to do.",
      "--json prints one object: definitions, problems.",
      "",
      "Exit codes: 0 sound; 2 no such folder or file; 3 something is wrong.",
      "",
      "Examples:",
      "  fitsql tabledefs check definitions",
      "  fitsql tabledefs check corrections.yaml",
      "  fitsql tabledefs check --json",
    })
final class TabledefsCheckAction extends Action {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description =
          "The folder (default: the one of --definitions; without, the definitions in fitsql), or a"
              + " file of corrections.")
  private @Nullable String folder;

  TabledefsCheckAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return List.of(Key.DEFINITIONS, Key.LOGS);
  }

  @Override
  int perform() throws Exception {
    Path checked =
        folder == null
            ? configuration().definitions()
            : around().workingDirectory().resolve(folder).normalize();
    if (checked != null && !Files.exists(checked)) {
      throw new RefusedException(checked + " does not exist.");
    }
    List<String> problems = problems(checked);
    print(checked, problems);
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static List<String> problems(@Nullable Path checked) {
    if (checked == null) {
      return InstrumentProfiles.checkBuiltIn();
    }
    if (!Files.isDirectory(checked)) {
      return Corrections.check(checked);
    }
    List<String> problems = new ArrayList<>(InstrumentProfiles.check(checked));
    Path corrections = checked.resolve(Corrections.FILE);
    if (Files.exists(corrections)) {
      problems.addAll(Corrections.check(corrections));
    }
    return problems;
  }

  private void print(@Nullable Path checked, List<String> problems) throws IOException {
    if (json()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("definitions", checked);
      json.put("problems", problems);
      Json.write(Output.to(around().out()), json);
      return;
    }
    problems.forEach(around().out()::println);
    String subject = checked == null ? "The definitions in fitsql" : checked.toString();
    around()
        .out()
        .println(
            problems.isEmpty()
                ? subject + ": sound."
                : subject + ": " + problems.size() + " wrong.");
  }
}

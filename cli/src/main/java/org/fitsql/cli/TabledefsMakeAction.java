package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.FileFault;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.sampling.DefinitionFolder;
import org.fitsql.definitions.sampling.Survey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql tabledefs make}. */
@Command(
    name = "make",
    description = {
      "Makes definition files from the headers of sample files, or of a whole archive.",
      "Each keyword gets the narrowest type that holds all its values: Bool, Integer, Float, String.",
      "The result depends on the files only: making it again changes nothing."
    },
    sortOptions = false,
    footer = {
      "",
      "Without -o nothing is written: --stats or --json shows what was seen.",
      "-o DIR writes DIR/<instrument>/tables/*.txt; where DIR has no instrument.yaml, the one that",
      "was used is put beside them.",
      "",
      "--json prints one object: files, unknown, failed, failures [{path, reason}], no_table",
      "[{what, number}], tables [{instrument, table, rows, keywords [{keyword, column, type, unit,",
      "description, present, undefined, null_rate, length, smallest, largest, examples}],",
      "left_out}], written.",
      "",
      "Exit codes: 0 all done; 2 there are definition files already; 3 some files were left out.",
      "",
      "Examples:",
      "  fitsql tabledefs make samples -o definitions --instrument hst/acs",
      "  fitsql tabledefs make /data/acs -o definitions --force",
      "  fitsql tabledefs make new/*.fits --stats",
    })
final class TabledefsMakeAction extends SurveyAction {

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "Where the folder of each instrument is, or is to be.")
  private @Nullable String output;

  @Option(names = "--force", description = "Write over definition files that are there.")
  private boolean force;

  TabledefsMakeAction(Surroundings around) {
    super(around);
  }

  @Override
  int perform() throws Exception {
    if (output == null && !stats() && !json()) {
      throw usage("Give -o DIR to write definition files, or --stats to look without writing.");
    }
    Configuration configuration = configuration();
    Path folder = output == null ? null : around().workingDirectory().resolve(output).normalize();
    List<InstrumentProfile> profiles =
        Instruments.of(configuration, folder != null && Files.isDirectory(folder) ? folder : null);
    if (folder != null && !force) {
      refuseToOverwrite(folder, profiles);
    }
    Survey survey = survey(configuration, profiles);
    List<Path> written =
        folder == null ? List.of() : write(folder, configuration, profiles, survey);
    List<String> lines = new ArrayList<>();
    written.forEach(file -> lines.add("wrote " + file));
    if (folder != null && written.isEmpty()) {
      lines.add("Nothing to write: " + folder + " is as it should be.");
    }
    return report(survey, Map.of("written", written), lines);
  }

  private static void refuseToOverwrite(Path folder, List<InstrumentProfile> profiles)
      throws RefusedException, IOException {
    for (InstrumentProfile profile : profiles) {
      List<Path> tables = new DefinitionFolder(folder).tables(profile);
      if (!tables.isEmpty()) {
        throw new RefusedException(
            "%s holds %d definition files of %s. `fitsql tabledefs update` adds to them, --force"
                    .formatted(folder, tables.size(), profile.id())
                + " makes them anew, -o names another folder.");
      }
    }
  }

  private static List<Path> write(
      Path folder, Configuration configuration, List<InstrumentProfile> profiles, Survey survey)
      throws ConfigurationException, RefusedException {
    List<Path> written = new ArrayList<>();
    try {
      for (InstrumentProfile profile : profiles) {
        boolean seen =
            survey.tables().stream().anyMatch(t -> t.key().instrument().equals(profile.id()));
        if (seen) {
          Map<String, String> foundation = foundation(configuration, profile.id());
          written.addAll(new DefinitionFolder(folder).make(profile, survey, foundation));
        }
      }
      return written;
    } catch (IOException e) {
      throw new RefusedException(
          "-o " + folder + " cannot be written (" + FileFault.words(e) + "); name another folder.");
    }
  }

  private static Map<String, String> foundation(Configuration configuration, String id) {
    Path own = configuration.definitions();
    Map<String, String> texts = own == null ? Map.of() : InstrumentProfiles.foundation(own, id);
    return texts.isEmpty() ? InstrumentProfiles.foundation(null, id) : texts;
  }
}

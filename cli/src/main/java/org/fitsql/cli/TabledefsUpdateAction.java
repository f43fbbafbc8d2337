package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.FileFault;
import org.fitsql.cli.tabledefs.DifferenceText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.sampling.DefinitionComparison;
import org.fitsql.definitions.sampling.DefinitionFolder;
import org.fitsql.definitions.sampling.Difference;
import org.fitsql.definitions.sampling.Survey;
import picocli.CommandLine.Command;

/** {@code fitsql tabledefs update}. */
@Command(
    name = "update",
    description = {
      "Adds to the definition files of a folder what the headers of files have and they lack,",
      "and widens the type of columns that are too narrow. Removes nothing; units, descriptions,",
      "UCDs, wider types and comments written by hand stay."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints what `make` prints, and differences [{instrument, table, keyword, what,",
      "words}] that were mended.",
      "",
      "Exit codes: 0 all done; 3 some files were left out.",
      "",
      "Examples:",
      "  fitsql tabledefs update /data/acs --definitions definitions",
      "  fitsql tabledefs update new/*.fits --definitions definitions --instrument hst/acs",
    })
final class TabledefsUpdateAction extends SurveyAction {

  TabledefsUpdateAction(Surroundings around) {
    super(around);
  }

  @Override
  int perform() throws Exception {
    Configuration configuration = configuration();
    Path folder = configuration.definitions();
    if (folder == null) {
      throw usage(
          "Name the folder with --definitions DIR. The definitions inside fitsql cannot be changed;"
              + " `fitsql tabledefs make` writes a folder to start from.");
    }
    List<InstrumentProfile> profiles = Instruments.in(folder, configuration);
    Survey survey = survey(configuration, profiles);
    List<Difference> mended =
        DefinitionComparison.of(profiles, survey).stream()
            .filter(Difference.Mendable.class::isInstance)
            .toList();
    List<Path> written = write(folder, profiles, mended);
    List<String> lines = DifferenceText.lines(mended);
    lines.add(
        mended.isEmpty()
            ? "Nothing to add: " + folder + " lists all that was seen."
            : "Mended all of these in " + folder + ".");
    return report(
        survey, Map.of("differences", DifferenceText.json(mended), "written", written), lines);
  }

  private static List<Path> write(
      Path folder, List<InstrumentProfile> profiles, List<Difference> differences)
      throws RefusedException {
    try {
      return new DefinitionFolder(folder).update(profiles, differences);
    } catch (IOException e) {
      throw new RefusedException(
          "Definition files cannot be written ("
              + FileFault.words(e)
              + "); make its folder writable.");
    }
  }
}

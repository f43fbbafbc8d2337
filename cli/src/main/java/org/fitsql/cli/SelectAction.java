package org.fitsql.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.ResultFormat;
import org.fitsql.cli.output.ResultWriter;
import org.fitsql.cli.run.Figures;
import org.fitsql.cli.select.Cone;
import org.fitsql.cli.select.FileSelection;
import org.fitsql.cli.select.SelectionException;
import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.ingest.catalog.HeaderLayout;
import org.fitsql.orm.Database;
import org.fitsql.orm.QuerySink;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql select}. */
@Command(
    name = "select",
    description = "Prints keywords of many files, one line per file, from the database alone.",
    sortOptions = false,
    footer = {
      "",
      "A keyword is looked up in the primary header, then in the extensions in order. To say",
      "where: 1:EXPTIME, SCI:EXPTIME or SCI,2:EXPTIME. --where is SQL over keywords, in which",
      "text stands in quotes. With --cone, a last column tells the separation in arc seconds.",
      "",
      "Examples:",
      "  fitsql select TARGNAME DATE-OBS EXPTIME --filetype flt",
      "  fitsql select EXPTIME SCI:CRVAL1 SCI,2:CCDCHIP --filetype flt --detector wfc",
      "  fitsql select TARGNAME --where \"EXPTIME > 300 and FILTER1 = 'F606W'\" --format csv",
      "  fitsql select DATE-OBS FILTER1 --cone 00:24:05.4,-72:04:53,1m",
      "  fitsql select DATE-OBS --cone 6.0225,-72.0814,30s --position reference",
    })
final class SelectAction extends Action {
  @Parameters(
      paramLabel = "KEYWORD",
      arity = "0..*",
      description = "Keywords to show, in any case; DATE-OBS or date_obs.")
  private List<String> keywords = List.of();

  @Option(
      names = "--where",
      paramLabel = "EXPR",
      description = "Only files for which this condition over keywords holds.")
  private @Nullable String where;

  @Option(
      names = "--filetype",
      paramLabel = "T",
      split = ",",
      description = "Only files of these filetypes, such as raw,flt (default: all).")
  private List<String> filetypes = List.of();

  @Option(
      names = "--detector",
      paramLabel = "D",
      split = ",",
      description = "Only files of these detectors (default: all).")
  private List<String> detectors = List.of();

  @Option(
      names = "--cone",
      paramLabel = "RA,DEC,RADIUS",
      description = {
        "Only files of observations in this circle: degrees or sexagesimal; radius in degrees,",
        "or 30s (arc seconds), 5m (arc minutes)."
      })
  private @Nullable String cone;

  @Option(
      names = "--position",
      paramLabel = "WHICH",
      defaultValue = "target",
      description = "What lies in the circle: target, or reference (pixel) (default: target).")
  private FileSelection.Position position = FileSelection.Position.TARGET;

  @Option(
      names = "--hdu",
      paramLabel = "N",
      description = "Look keywords up in HDU N, where they name none themselves.")
  private @Nullable Long hdu;

  @Mixin private final ResultOptions options = new ResultOptions();

  SelectAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return Stream.concat(
            ConfigurationOptions.ofDatabase().stream(), Stream.of(Key.INSTRUMENT, Key.DEFINITIONS))
        .toList();
  }

  @Override
  int perform() throws Exception {
    if (keywords.isEmpty() && where == null && cone == null) {
      throw usage("Name one keyword at least, or give --where or --cone.");
    }
    Results results = options.of(this);
    Configuration configuration = configuration();
    EmbeddedDatabase.refuseMissing(configuration);
    try (Database database = Database.open(configuration.database(), 1)) {
      FileSelection selection =
          new FileSelection(
              wish(),
              HeaderLayout.read(database, Instruments.of(configuration)),
              HeaderLayout.found(database));
      List<FileSelection.Query> queries = selection.queries();
      long rows =
          results.write(around(), writer -> run(database, selection.columns(), queries, writer));
      if (results.format() == ResultFormat.TABLE && !quiet()) {
        around().err().println("(" + Figures.count(rows) + (rows == 1 ? " file)" : " files)"));
      }
      return ExitCode.DONE;
    } catch (BadStatementException | SelectionException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private FileSelection.Wish wish() throws SelectionException {
    return new FileSelection.Wish(
        keywords,
        where,
        lowerCase(filetypes),
        lowerCase(detectors),
        cone == null ? null : Cone.parse(cone),
        position,
        hdu);
  }

  private static Set<String> lowerCase(List<String> words) {
    Set<String> lower = new LinkedHashSet<>();
    words.forEach(word -> lower.add(word.strip().toLowerCase(Locale.ROOT)));
    return lower;
  }

  /** Leaves out the kinds of files of which there are none. */
  private static void run(
      Database database,
      List<String> columns,
      List<FileSelection.Query> queries,
      ResultWriter writer) {
    writer.columns(columns);
    List<String> tables = queries.stream().map(FileSelection.Query::table).toList();
    Set<String> filled = new Bookkeeping(database).filled(tables);
    for (FileSelection.Query query : queries) {
      if (filled.contains(query.table())) {
        BadStatementException.run(database, query.sql(), rowsOf(writer));
      }
    }
  }

  /** Several queries make one result with one heading. */
  private static QuerySink rowsOf(ResultWriter writer) {
    return new QuerySink() {
      @Override
      public void columns(List<String> names) {
        // told already
      }

      @Override
      public void row(ResultRow row) {
        writer.row(row);
      }
    };
  }
}

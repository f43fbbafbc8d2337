package org.fitsql.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.FileFault;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.ResultFormat;
import org.fitsql.cli.run.Figures;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql query}. */
@Command(
    name = "query",
    description = "Runs one read-only SQL statement and prints its rows as they come.",
    sortOptions = false,
    footer = {
      "",
      "NULL is empty in CSV and TSV (see --null), null in JSON. Bytes are Base64.",
      "",
      "Examples:",
      "  fitsql query \"SELECT detector, COUNT(*) FROM master GROUP BY detector\"",
      "  fitsql query --format csv -o files.csv \"SELECT * FROM files\"",
      "  fitsql query --json \"SELECT * FROM runs\" | jq '.[0]'",
      "  fitsql query --file report.sql",
      "  echo \"SELECT COUNT(*) FROM hdus\" | fitsql query -",
    })
final class QueryAction extends Action {
  @Parameters(
      paramLabel = "SQL",
      arity = "0..1",
      description = "The statement; - reads it from standard input.")
  private @Nullable String sql;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the statement from FILE.")
  private @Nullable String file;

  @Mixin private final ResultOptions options = new ResultOptions();

  QueryAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.ofDatabase();
  }

  @Override
  int perform() throws Exception {
    String statement = statement();
    Results results = options.of(this);
    Configuration configuration = configuration();
    EmbeddedDatabase.refuseMissing(configuration);
    try (Database database = Database.open(configuration.database(), 1)) {
      long rows =
          results.write(around(), writer -> BadStatementException.run(database, statement, writer));
      if (results.format() == ResultFormat.TABLE && !quiet()) {
        around().err().println("(" + Figures.count(rows) + (rows == 1 ? " row)" : " rows)"));
      }
      return ExitCode.DONE;
    } catch (BadStatementException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  private String statement() throws RefusedException {
    if ((sql == null) == (file == null)) {
      throw usage("Give one SQL statement: as an argument, as - for standard input, or in --file.");
    }
    try {
      String text =
          file != null
              ? Files.readString(around().workingDirectory().resolve(file))
              : "-".equals(sql)
                  ? new String(around().in().readAllBytes(), StandardCharsets.UTF_8)
                  : String.valueOf(sql);
      if (text.isBlank()) {
        throw usage("The SQL statement is empty.");
      }
      return text.strip();
    } catch (IOException e) {
      throw new RefusedException("The SQL statement cannot be read (" + FileFault.words(e) + ").");
    }
  }
}

package org.fitsql.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.ResultFormat;
import org.fitsql.cli.run.Figures;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.QuerySink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv, tsv or json (default: table).")
  private @Nullable ResultFormat format;

  @Option(
      names = "--null",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What stands for NULL in CSV and TSV (default: nothing).")
  private String nothing = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE, which appears when it is complete.")
  private @Nullable String output;

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
    Results results = results();
    Configuration configuration = configuration();
    if (EmbeddedDatabase.isMissing(configuration)) {
      throw new RefusedException(EmbeddedDatabase.hint(configuration));
    }
    try (Database database = Database.open(configuration.database(), 1)) {
      long rows = results.write(around(), writer -> run(database, statement, writer));
      if (results.format() == ResultFormat.TABLE && !quiet()) {
        around().err().println("(" + Figures.count(rows) + (rows == 1 ? " row)" : " rows)"));
      }
      return ExitCode.DONE;
    } catch (BadStatementException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  private static void run(Database database, String statement, QuerySink sink) {
    try {
      database.queryReadOnly(statement, sink);
    } catch (DatabaseException e) {
      int code = Failure.exitCode(e);
      if (code == ExitCode.USAGE || code == ExitCode.INTERNAL) {
        throw new BadStatementException(e);
      }
      throw e;
    }
  }

  private Results results() {
    if (json() && format != null && format != ResultFormat.JSON) {
      throw usage("--json and --format " + format + " contradict each other; give one of them.");
    }
    ResultFormat chosen = json() ? ResultFormat.JSON : format == null ? ResultFormat.TABLE : format;
    Path target = output == null ? null : around().workingDirectory().resolve(output);
    return new Results(chosen, nothing, target);
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
      throw new RefusedException("The SQL statement cannot be read (" + e + ").");
    }
  }

  /** The statement is at fault, not the database. */
  private static final class BadStatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadStatementException(DatabaseException cause) {
      super(cause.getMessage(), cause);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}

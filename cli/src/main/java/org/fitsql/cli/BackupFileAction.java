package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.ingest.backup.BackupException;
import org.fitsql.ingest.backup.BackupStamp;
import org.fitsql.orm.DatabaseSettings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What goes between the embedded database and one file, its backup. */
abstract class BackupFileAction extends Action {

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private String file = "";

  @Option(names = "--force", description = "Replace what is in its way.")
  private boolean force;

  BackupFileAction(Surroundings around) {
    super(around);
  }

  /** Both files, and the configuration that names the database. */
  record Places(Configuration configuration, Path database, Path backup) {}

  @Override
  final List<Key> keys() {
    return ConfigurationOptions.ofDatabase();
  }

  @Override
  final int perform() throws Exception {
    Configuration configuration = configuration();
    Path backup = around().workingDirectory().resolve(file);
    Path database = configuration.embedded();
    if (database == null) {
      throw new RefusedException(ofServer(configuration.database(), backup));
    }
    Places places = new Places(configuration, database, backup);
    try {
      print(places, work(places, force));
      return ExitCode.DONE;
    } catch (BackupException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  /** What to do for a server, which has programs of its own for it. */
  abstract String ofServer(DatabaseSettings server, Path backup);

  /**
   * Does it.
   *
   * @param force whether what is in its way is replaced
   */
  abstract BackupStamp work(Places places, boolean force) throws Exception;

  /** The file that was made. */
  abstract Path made(Places places);

  /** What was done, in a line. */
  abstract String words(Places places, BackupStamp stamp) throws IOException;

  private void print(Places places, BackupStamp stamp) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), json(made(places), stamp));
    } else {
      around().out().println(words(places, stamp));
    }
  }

  private static Map<String, Object> json(Path file, BackupStamp stamp) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("bytes", Files.size(file));
    json.put("program", stamp.program());
    json.put("schema", stamp.schema());
    json.put("made", stamp.made());
    json.put("files", stamp.files());
    json.put("hdus", stamp.hdus());
    return json;
  }
}

package org.fitsql.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.run.Figures;
import org.fitsql.ingest.backup.BackupException;
import org.fitsql.ingest.backup.BackupStamp;
import org.fitsql.ingest.backup.DatabaseRestore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql restore}. */
@Command(
    name = "restore",
    description = {
      "Puts a backup of the embedded database in its place. The backup is opened and counted first;",
      "what it replaces is kept aside until the new database has been opened in its place."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints file, bytes, program, schema, made, files, hdus.",
      "",
      "Exit codes: 0 restored; 2 nothing was changed; 5 another process has the database open;",
      "others as for every command. Afterwards `fitsql ingest` takes what is newer than the backup,",
      "and `fitsql verify` says whether all is well.",
      "",
      "Examples:",
      "  fitsql restore /backup/fitsql-2026-11-21.zip",
      "  fitsql restore /backup/fitsql-2026-11-21.zip --force",
    })
final class RestoreAction extends Action {

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private String file = "";

  @Option(names = "--force", description = "Replace the database that is there.")
  private boolean force;

  RestoreAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.ofDatabase();
  }

  @Override
  int perform() throws Exception {
    Configuration configuration = configuration();
    Path backup = around().workingDirectory().resolve(file);
    Path embedded = configuration.embedded();
    if (embedded == null) {
      throw new RefusedException(
          ServerBackup.wayBack(
              configuration.databaseUrl(), configuration.database().user(), backup));
    }
    try {
      BackupStamp stamp = new DatabaseRestore(embedded).restore(backup, force);
      if (json()) {
        Json.write(
            Output.to(around().out()), BackupAction.json(embedded, Files.size(embedded), stamp));
      } else {
        around()
            .out()
            .println(
                "%s is as of %s: %s files, %s HDUs. `fitsql ingest` takes what is newer, `fitsql verify` compares."
                    .formatted(
                        embedded,
                        stamp.made(),
                        Figures.count(stamp.files()),
                        Figures.count(stamp.hdus())));
      }
      return ExitCode.DONE;
    } catch (BackupException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }
}

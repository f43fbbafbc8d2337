package org.fitsql.cli;

import java.nio.file.Path;
import org.fitsql.cli.run.Figures;
import org.fitsql.ingest.backup.BackupException;
import org.fitsql.ingest.backup.BackupStamp;
import org.fitsql.ingest.backup.DatabaseRestore;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.scheduler.RestoreRecord;
import picocli.CommandLine.Command;

/** {@code fitsql restore}. */
@Command(
    name = "restore",
    description = {
      "Puts a backup of the embedded database in its place. The backup is opened and counted first;",
      "what it replaces is kept aside until the new database has been opened in its place. A row of",
      "`runs` keeps who restored what."
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
final class RestoreAction extends BackupFileAction {
  RestoreAction(Surroundings around) {
    super(around);
  }

  @Override
  String ofServer(DatabaseSettings server, Path backup) {
    return ServerBackup.wayBack(server.url(), server.user(), backup);
  }

  @Override
  BackupStamp work(Places places, boolean force) throws BackupException {
    RestoreRecord record = RestoreRecord.begin(identity(places.configuration()), around().clock());
    BackupStamp stamp = new DatabaseRestore(places.database()).restore(places.backup(), force);
    try (Database database = Database.open(places.configuration().database(), 1)) {
      record.end(database, places.backup(), stamp);
    }
    return stamp;
  }

  @Override
  Path made(Places places) {
    return places.database();
  }

  @Override
  String words(Places places, BackupStamp stamp) {
    return "%s is as of %s: %s files, %s HDUs. `fitsql ingest` takes what is newer, `fitsql verify` compares."
        .formatted(
            places.database(),
            stamp.made(),
            Figures.count(stamp.files()),
            Figures.count(stamp.hdus()));
  }
}

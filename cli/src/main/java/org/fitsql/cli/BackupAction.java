package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.cli.run.Figures;
import org.fitsql.ingest.backup.BackupException;
import org.fitsql.ingest.backup.BackupStamp;
import org.fitsql.ingest.backup.DatabaseBackup;
import org.fitsql.ingest.backup.DatabaseRestore;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.DatabaseSettings;
import picocli.CommandLine.Command;

/** {@code fitsql backup}. */
@Command(
    name = "backup",
    description = {
      "Copies the embedded database into one file, consistent as it is, and opens the copy to check",
      "it. Of a MySQL or MariaDB server it says the command that does so. Images are not in it: they",
      "are drawn again from the archive."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints file, bytes, program, schema, made, files, hdus.",
      "",
      "Exit codes: 0 the backup is made and checked; 2 none was made; 5 another process has the",
      "database open; others as for every command.",
      "",
      "Examples:",
      "  fitsql backup /backup/fitsql-2026-11-21.zip",
      "  fitsql restore /backup/fitsql-2026-11-21.zip --force",
    })
final class BackupAction extends BackupFileAction {
  BackupAction(Surroundings around) {
    super(around);
  }

  @Override
  String ofServer(DatabaseSettings server, Path backup) {
    return ServerBackup.words(server.url(), server.user(), backup);
  }

  @Override
  BackupStamp work(Places places, boolean force) throws BackupException, RefusedException {
    EmbeddedDatabase.refuseMissing(places.configuration());
    try (Database database = Database.open(places.configuration().database(), 2)) {
      return new DatabaseBackup(database, Version.ofBuild().number(), around().clock())
          .write(places.backup(), force);
    } catch (DatabaseException e) {
      throw e.kind() == DatabaseException.Kind.LOCKED
          ? DatabaseRestore.locked(places.database())
          : e;
    }
  }

  @Override
  Path made(Places places) {
    return places.backup();
  }

  @Override
  String words(Places places, BackupStamp stamp) throws IOException {
    return "%s: %s, checked: %s files, %s HDUs, schema %d, by fitsql %s."
        .formatted(
            places.backup(),
            Figures.bytes((double) Files.size(places.backup())),
            Figures.count(stamp.files()),
            Figures.count(stamp.hdus()),
            stamp.schema(),
            stamp.program());
  }
}

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
import org.fitsql.cli.run.Figures;
import org.fitsql.ingest.backup.BackupException;
import org.fitsql.ingest.backup.BackupStamp;
import org.fitsql.ingest.backup.DatabaseBackup;
import org.fitsql.ingest.backup.DatabaseRestore;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class BackupAction extends Action {

  @Parameters(paramLabel = "FILE", description = "Where the backup goes.")
  private String file = "";

  @Option(names = "--force", description = "Replace FILE where it exists.")
  private boolean force;

  BackupAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.ofDatabase();
  }

  @Override
  int perform() throws Exception {
    Configuration configuration = configuration();
    Path target = around().workingDirectory().resolve(file);
    Path embedded = embedded(configuration, target);
    if (EmbeddedDatabase.isMissing(configuration)) {
      throw new RefusedException(EmbeddedDatabase.hint(configuration));
    }
    try (Database database = Database.open(configuration.database(), 2)) {
      BackupStamp stamp =
          new DatabaseBackup(database, Version.ofBuild().number(), around().clock())
              .write(target, force);
      print(target, stamp);
      return ExitCode.DONE;
    } catch (BackupException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    } catch (DatabaseException e) {
      throw e.kind() == DatabaseException.Kind.LOCKED ? DatabaseRestore.locked(embedded) : e;
    }
  }

  private static Path embedded(Configuration configuration, @Nullable Path target)
      throws RefusedException {
    Path embedded = configuration.embedded();
    if (embedded == null) {
      throw new RefusedException(
          ServerBackup.words(configuration.databaseUrl(), configuration.database().user(), target));
    }
    return embedded;
  }

  private void print(Path target, BackupStamp stamp) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), json(target, Files.size(target), stamp));
    } else {
      around()
          .out()
          .println(
              "%s: %s, checked: %s files, %s HDUs, schema %d, by fitsql %s."
                  .formatted(
                      target,
                      Figures.bytes((double) Files.size(target)),
                      Figures.count(stamp.files()),
                      Figures.count(stamp.hdus()),
                      stamp.schema(),
                      stamp.program()));
    }
  }

  static Map<String, Object> json(Path file, long bytes, BackupStamp stamp) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("bytes", bytes);
    json.put("program", stamp.program());
    json.put("schema", stamp.schema());
    json.put("made", stamp.made());
    json.put("files", stamp.files());
    json.put("hdus", stamp.hdus());
    return json;
  }
}

package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.database.DatabaseServer;
import org.fitsql.bench.program.Program;

/**
 * The fitsql command as a user runs it, start of the Java virtual machine included.
 *
 * @param program the launcher of a release
 * @param directory where it runs, and puts images and logs
 */
public record FitsqlCommand(Path program, Path directory) {

  /** Any arguments. */
  public Program with(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return new Program(command, directory);
  }

  /** A pass over an archive; files are not waited for. */
  public Program ingest(Archive archive, DatabaseServer server, String database, String... more) {
    List<String> arguments = new ArrayList<>(List.of("ingest", "--json", "--settle", "0"));
    arguments.addAll(List.of("--archive", archive.root().toString()));
    arguments.addAll(List.of("--database", server.url(database)));
    arguments.addAll(List.of("--database-user", server.user()));
    arguments.addAll(List.of(more));
    return secret(with(arguments.toArray(new String[0])), server);
  }

  /** The state of a database. */
  public Program status(DatabaseServer server, String database) {
    return secret(
        with("status", "--database", server.url(database), "--database-user", server.user()),
        server);
  }

  /** Runs a pass that has to leave nothing undone. */
  public static IngestPass run(Program ingest) throws IOException {
    return IngestPass.of(ingest.succeed());
  }

  private static Program secret(Program program, DatabaseServer server) {
    return program.with("FITSQL_DATABASE_PASSWORD", server.password());
  }
}

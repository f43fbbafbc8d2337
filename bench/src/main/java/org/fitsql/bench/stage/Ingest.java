package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.database.SqlClient;
import org.fitsql.bench.program.Program;
import org.fitsql.bench.program.ProgramException;

/**
 * Passes of fitsql over one archive into one database of the run's server.
 *
 * @param database its name
 */
record Ingest(Workbench bench, Archive archive, String database) {
  static final String NO_PIXELS = "--no-quicklook";

  /**
   * The first pass, into tables without rows but for those of a few observations, which it writes
   * again. Tables are made beforehand, as they are for what it is held against; since a table is
   * made when the first file that needs it comes, those observations are what makes them.
   */
  IngestPass first(String... options) throws IOException {
    SqlClient client = bench.databases().client();
    client.fresh(database);
    Path few = bench.work().resolve("few.txt");
    Files.write(few, AcsqlWay.few(archive.files()).stream().map(Path::toString).toList());
    again(NO_PIXELS, "--rootnames", few.toString());
    // what the inventory does not know is new
    client.seconds(database, "DELETE FROM files;");
    IngestPass pass = again(options);
    if (pass.rows() == 0) {
      throw new ProgramException("fitsql stored no row of " + archive.root());
    }
    return pass;
  }

  /** A pass over what the database knows already. */
  IngestPass again(String... options) throws IOException {
    return FitsqlCommand.run(program(options));
  }

  /** The same with an option of the Java virtual machine, such as a limit of its memory. */
  IngestPass againUnder(String javaOption, String... options) throws IOException {
    return FitsqlCommand.run(program(options).with("FITSQL_JAVA_OPTS", javaOption));
  }

  private Program program(String... options) throws IOException {
    return bench.fitsql().ingest(archive, bench.databases().server(), database, options);
  }

  static double megabytes(OptionalLong bytes) {
    return bytes.isPresent() ? bytes.getAsLong() / 1e6 : Double.NaN;
  }
}

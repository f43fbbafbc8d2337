package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;
import org.fitsql.bench.archive.Archive;
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
   * The first pass, into empty tables. They are made beforehand, as they are for what it is held
   * against: {@link SchemaStage} measures how long that takes.
   */
  IngestPass first(String... options) throws IOException {
    bench.databases().client().fresh(database);
    Archive nothing = new Archive(archive.instrument(), bench.fresh("no-archive"));
    // an empty directory would be taken for a disk that is not mounted
    Files.writeString(nothing.root().resolve("README"), "No file of an instrument.\n");
    FitsqlCommand.run(
        bench.fitsql().ingest(nothing, bench.databases().server(), database, NO_PIXELS));
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

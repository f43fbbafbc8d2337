package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.archive.ArchiveMaker;
import org.fitsql.bench.archive.SimulatedInstrument;
import org.fitsql.bench.database.Databases;
import org.fitsql.bench.program.Tools;

/**
 * What stages work with.
 *
 * @param root of the checkout
 * @param work directory for archives and all that is made on the way
 * @param sizes how much is measured
 * @param instrument whose archives are simulated
 * @param databases the server of this run
 * @param tools programs of this machine
 * @param progress told what happens, a line at a time
 */
public record Workbench(
    Path root,
    Path work,
    Sizes sizes,
    SimulatedInstrument instrument,
    Databases databases,
    Tools tools,
    Consumer<String> progress) {

  /** The fitsql command, as a release has it. */
  public FitsqlCommand fitsql() throws IOException {
    Path program = root.resolve("cli/target/fitsql/bin/fitsql");
    if (!Files.isExecutable(program)) {
      throw new IOException(program + " is missing: start the benchmark by bench/run");
    }
    return new FitsqlCommand(program, work);
  }

  /** A reference program that comes with the benchmark. */
  public Path reference(String name) {
    return root.resolve("bench/references").resolve(name);
  }

  /** The archive of whole headers and tiny images. */
  public Archive headers() throws IOException {
    progress.accept("  making the archive of headers");
    return maker().headers(sizes.observations());
  }

  /** The archive of frames. */
  public Archive frames() throws IOException {
    progress.accept("  making the archive of frames");
    return maker().frames(sizes.frames(), sizes.scale());
  }

  /** The tree of tiny files. */
  public Archive tiny() throws IOException {
    progress.accept("  making a tree of " + sizes.files() + " files");
    return maker().tiny(sizes.files());
  }

  /** An empty directory below the work directory. */
  public Path fresh(String name) throws IOException {
    return FreshDirectory.of(work.resolve(name));
  }

  private ArchiveMaker maker() {
    return new ArchiveMaker(instrument, work.resolve("archives"));
  }
}

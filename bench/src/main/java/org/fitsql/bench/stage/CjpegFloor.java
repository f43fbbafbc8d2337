package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitsql.bench.program.Program;
import org.fitsql.bench.program.Tools;

/** The same 8-bit image encoded by libjpeg-turbo's own program, its start included. */
final class CjpegFloor {
  static final String NAME = "read + cjpeg";
  static final String MISSING = "no cjpeg or djpeg: apt-get install libjpeg-turbo-progs";

  private final Program encode;

  private CjpegFloor(Program encode) {
    this.encode = encode;
  }

  /**
   * Takes the levels from a JPEG that was drawn; empty where the programs are not installed.
   *
   * @param work where the raw image goes
   */
  static Optional<CjpegFloor> of(Tools tools, Path jpeg, Path work) throws IOException {
    Optional<Path> cjpeg = tools.find("cjpeg");
    Optional<Path> djpeg = tools.find("djpeg");
    if (cjpeg.isEmpty() || djpeg.isEmpty()) {
      return Optional.empty();
    }
    String levels = work.resolve("levels.pgm").toString();
    new Program(
            List.of(
                djpeg.get().toString(), "-grayscale", "-pnm", "-outfile", levels, jpeg.toString()),
            work)
        .succeed();
    String target = work.resolve("levels.jpg").toString();
    return Optional.of(
        new CjpegFloor(
            new Program(
                List.of(cjpeg.get().toString(), "-quality", "75", "-outfile", target, levels),
                work)));
  }

  double seconds() throws IOException {
    return encode.succeed().seconds();
  }
}

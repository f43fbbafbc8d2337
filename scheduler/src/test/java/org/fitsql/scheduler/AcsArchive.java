package org.fitsql.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.simulation.file.ConstantArray;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.ImageData;

/** A small ACS archive made file by file. */
final class AcsArchive {
  private final Path root;

  AcsArchive(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path path(String rootname, String filetype) {
    return root.resolve(rootname.substring(0, 4))
        .resolve(rootname)
        .resolve(rootname + "_" + filetype + ".fits");
  }

  /** A WFC subarray or HRC-like file: primary, SCI, ERR, DQ. */
  Path write(String rootname, String filetype) throws IOException {
    return write(rootname, filetype, primary(rootname, filetype));
  }

  Path write(String rootname, String filetype, HduBuilder primary) throws IOException {
    Path path = path(rootname, filetype);
    Files.createDirectories(path.getParent());
    return write(path, primary);
  }

  static Path write(Path path, HduBuilder primary) throws IOException {
    float[] pixels = new float[40 * 30];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    Files.write(
        path,
        new FitsBuilder()
            .hdu(primary)
            .hdu(HduBuilder.extension("SCI", 1, ImageData.floats(40, 30, pixels)))
            .hdu(HduBuilder.extension("ERR", 1, new ConstantArray(-32, 40, 30, 0)))
            .hdu(HduBuilder.extension("DQ", 1, new ConstantArray(16, 40, 30, 0)))
            .toBytes());
    return path;
  }

  static HduBuilder primary(String rootname, String filetype) {
    return bare(rootname, filetype)
        .card("DETECTOR", "HRC", "detector in use: WFC, HRC, or SBC")
        .card("EXPTIME", 60.5, "exposure duration (seconds)--calculated")
        .card("TARGNAME", "NGC104", "proposer's target name");
  }

  static HduBuilder bare(String rootname, String filetype) {
    return HduBuilder.primary()
        .card("FILENAME", rootname + "_" + filetype + ".fits", "name of file")
        .card("ROOTNAME", rootname, "rootname of the observation set")
        .card("PROPOSID", 9019, "PEP proposal identifier");
  }
}

package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.archive.SimulatedInstrument;
import org.fitsql.bench.program.Memory;

/**
 * Draws image after image and says how much memory was resident: {@code LIST IMAGES COUNT ARCHIVE}.
 * The first file of the list is small: it brings in all classes, so that what is resident after it
 * is the virtual machine's own.
 */
final class ImageChild {
  private static final int WARM_UPS = 50;
  private static final int EARLY = 10;

  private ImageChild() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> files = Files.readAllLines(Path.of(arguments[0])).stream().map(Path::of).toList();
    int count = Integer.parseInt(arguments[2]);
    Archive archive = new Archive(SimulatedInstrument.builtIn(), Path.of(arguments[3]));
    FrameDrawer drawer = new FrameDrawer(archive, Path.of(arguments[1]));
    for (int i = 0; i < WARM_UPS; i++) {
      drawer.seconds(files.get(0));
    }
    long none = Memory.current().orElse(0);
    long early = 0;
    for (int i = 1; i <= count; i++) {
      drawer.seconds(files.get(1 + i % (files.size() - 1)));
      if (i == EARLY) {
        early = peak();
      }
    }
    System.out.printf("{\"none\": %d, \"early\": %d, \"late\": %d}%n", none, early, peak());
  }

  private static long peak() {
    return Memory.peak(ProcessHandle.current().pid()).orElse(0);
  }
}

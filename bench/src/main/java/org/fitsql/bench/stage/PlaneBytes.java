package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;

/** The bytes of the planes of one file, read once and thrown away: what no drawing can avoid. */
final class PlaneBytes {
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(256 * 1024);
  private final Path file;
  private final List<Hdu> planes;

  /**
   * @param plane EXTNAME of the planes
   */
  PlaneBytes(Path file, String plane) throws IOException {
    this.file = file;
    this.planes = new FitsReader().read(file).named(plane);
  }

  double seconds() throws IOException {
    long start = System.nanoTime();
    try (FileChannel channel = FileChannel.open(file)) {
      for (Hdu hdu : planes) {
        for (long at = 0; at < hdu.dataSize(); at += chunk.position()) {
          chunk.clear();
          if (channel.read(chunk, hdu.dataOffset() + at) < 0) {
            throw new IOException(file + " ends before the pixels of " + hdu.label());
          }
        }
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }
}

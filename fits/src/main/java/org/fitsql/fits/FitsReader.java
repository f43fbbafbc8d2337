package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Reads the headers of FITS files, gzipped ones included (whatever their name), without their
 * pixels. One instance may serve many threads, and is faster the longer it lives: it remembers
 * common records, keywords and values, in some 12 MB at most.
 *
 * <p>Limits, beyond which a file is refused as broken: 64 MiB for one header, 256 MiB for all
 * headers of a file, 100,000 HDUs.
 */
public final class FitsReader {
  private final CardMemory memory = CardMemory.ofManyFiles();

  /**
   * Reads structure and headers of one file in one pass. A file that ends early is no error: see
   * {@link FitsFile#completeness()}.
   *
   * @throws FitsException.NotFits where the file is not FITS
   * @throws FitsException.Broken where its structure cannot be followed
   * @throws IOException where the file cannot be read
   */
  public FitsFile read(Path path) throws IOException {
    Scratch scratch = memory.take();
    ByteBuffer head = ByteBuffer.wrap(scratch.room());
    try (FitsSource source = FitsSource.open(path, head)) {
      return new FileScan(path, source, head.position(), memory, scratch).read();
    } finally {
      memory.giveBack(scratch);
    }
  }
}

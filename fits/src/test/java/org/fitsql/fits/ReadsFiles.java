package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Reads files that are written to a directory of each test. */
abstract class ReadsFiles {
  @TempDir Path directory;
  final FitsReader reader = new FitsReader();

  FitsFile read(FitsBytes bytes) throws IOException {
    return reader.read(bytes.write(directory));
  }
}

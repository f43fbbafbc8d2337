package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;

/** A file was replaced between two looks at it; it may be whole, but what was read is not. */
public final class ChangedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  public ChangedFileException(Path path) {
    super(path + ": it was replaced while it was read");
  }
}

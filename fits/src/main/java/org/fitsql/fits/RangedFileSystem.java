package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiConsumer;

/**
 * What a {@link java.nio.file.FileSystem} offers besides the calls of {@link java.nio.file.Files}
 * where each look into it is a request over a network, such as an object store. Paths of any other
 * file system are read as local files.
 *
 * <p>All that reads an archive goes through {@link Path}: whether it exists, what its attributes
 * are, what a directory holds. What requests need and files do not is here: bytes asked for in as
 * few ranges as can be, and a whole tree in one listing.
 */
public interface RangedFileSystem {

  /** Opens a file for reading; costs no request yet. */
  RangedFile open(Path path) throws IOException;

  /**
   * Tells all files below a directory, at any depth, with as few requests as the store allows.
   *
   * @param found takes each file with its attributes, which have cost no request of their own
   * @throws IOException where the listing fails; files told until then are there
   */
  void list(Path directory, BiConsumer<Path, BasicFileAttributes> found) throws IOException;
}

package org.fitsql.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One version of one file, read range by range, a request each. The first answer settles which
 * version that is; a file that is replaced later is refused with {@link ChangedFileException}, so
 * that no two ranges ever belong to different files. Not thread-safe.
 */
public interface RangedFile {

  /** Bytes of the file. Free once a range was read, or where the path is {@link #pinned}. */
  long size() throws IOException;

  /**
   * Asks for bytes, by one request.
   *
   * @param from at most the size of the file
   * @param count the most bytes to give; fewer come only where the file ends before
   * @return to be closed; it fails rather than end early, where the connection does
   * @throws java.nio.file.NoSuchFileException where there is no such file
   * @throws java.nio.file.AccessDeniedException where it may not be read
   * @throws ChangedFileException where the file is no longer the version that was read first
   */
  InputStream range(long from, long count) throws IOException;

  /** Whether its bytes are gzipped, where the path was pinned by one who knew. */
  Optional<Boolean> gzipped();

  /**
   * The path of this version: equal to the one that was opened, and whoever opens it again gets the
   * same version or a {@link ChangedFileException}. Its attributes cost no request.
   */
  Path pinned(boolean gzipped);
}

package org.fitsql.testkit.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What goes wrong, and when; asked before each operation, maybe by several threads at once. */
public interface Fault {
  /** What is about to be done. */
  enum Operation {
    /** Asks for size and times. */
    ATTRIBUTES,
    /** Opens a directory. */
    LIST,
    /** Reads on in an open directory, also to find its end. */
    NEXT,
    /** Opens a file. */
    OPEN,
    /** Reads from an open file. */
    READ
  }

  /**
   * Lets it happen, or throws what the system would.
   *
   * @param path of the file or directory on the file system that works
   */
  void before(Operation operation, Path path) throws IOException;

  /** What Linux says of a file of NFS whose server no longer knows its handle. */
  static FileSystemException stale(Path path) {
    return new FileSystemException(path.toString(), null, "Stale file handle");
  }
}

package org.fitsql.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is complete or absent: written beside its place, moved there by {@link #complete},
 * deleted where that was never called.
 */
public final class FileOutput implements AutoCloseable {
  private final Path file;
  private final Path partial;
  private final Writer writer;

  private FileOutput(Path file, Path partial, Writer writer) {
    this.file = file;
    this.partial = partial;
    this.writer = writer;
  }

  public static FileOutput to(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a directory");
    }
    // made by open and not as a temporary file, so that the user's umask decides who may read it
    Path partial = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    return new FileOutput(file, partial, Files.newBufferedWriter(partial));
  }

  /** UTF-8. */
  public Writer writer() {
    return writer;
  }

  /** Moves the file to its place. */
  public void complete() throws IOException {
    writer.close();
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(partial);
  }
}

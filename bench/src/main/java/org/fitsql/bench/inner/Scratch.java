package org.fitsql.bench.inner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary directory for the files that an inner benchmark reads, removed at its end. */
record Scratch(Path directory) implements AutoCloseable {

  static Scratch make() throws IOException {
    return new Scratch(Files.createTempDirectory("fitsql-jmh-"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

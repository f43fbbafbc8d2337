package org.fitsql.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** For each test an archive, empty at first, and runs over it. */
abstract class OverAnArchive {
  static final String ROOT = "j8bt05njq";

  @TempDir Path directory;
  AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
  }

  Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database);
  }
}

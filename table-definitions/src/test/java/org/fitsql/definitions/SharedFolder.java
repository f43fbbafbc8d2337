package org.fitsql.definitions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code shared} beside the project, with real files that are not part of it. */
public final class SharedFolder {

  private SharedFolder() {}

  /** A file or folder in it; skips the test where it is absent. */
  public static Path require(String path) {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path found = root.resolveSibling("shared").resolve(path);
    assumeTrue(Files.exists(found), "skipped: there is no " + found);
    return found;
  }
}

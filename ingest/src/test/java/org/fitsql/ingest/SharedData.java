package org.fitsql.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real FITS files beside the checkout, where there are any. */
public final class SharedData {
  private SharedData() {}

  /** The directory {@code ../shared/data}; skips the test where it is absent. */
  public static Path directory() {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path data = root == null ? null : root.resolveSibling("shared").resolve("data");
    assumeTrue(
        data != null && Files.isDirectory(data),
        "skipped: there is no directory shared/data beside the checkout");
    return data;
  }

  /** All files there, but the manifest. */
  public static List<Path> files() {
    try (Stream<Path> paths = Files.walk(directory())) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.toString().endsWith(".tsv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

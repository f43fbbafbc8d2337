package org.fitsql.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Definition files in a folder. */
record FolderTree(Path folder) implements DefinitionTree {

  private static final int DEPTH = 6;

  @Override
  public List<String> files() {
    try (Stream<Path> found = Files.find(folder, DEPTH, (path, entry) -> entry.isRegularFile())) {
      return found
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DefinitionException(
          folder.toString(),
          "cannot be searched ("
              + e.getMessage()
              + "). Give a readable directory that holds"
              + " folders such as hst/acs.",
          e);
    }
  }

  @Override
  public String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new DefinitionException(
          label(file), "cannot be read (" + e + "). It must be readable UTF-8 text.", e);
    }
  }

  @Override
  public String label(String file) {
    return folder.resolve(file).toString();
  }

  @Override
  public void close() {
    // holds nothing open
  }
}

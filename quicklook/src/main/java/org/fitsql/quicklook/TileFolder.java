package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of tiles beside a deep-zoom descriptor. */
final class TileFolder {
  private static final String SUFFIX = "_files";
  private static final Pattern LEVEL = Pattern.compile("\\d{1,2}");
  private static final Pattern TILE =
      Pattern.compile("\\d+_\\d+\\.jpg|\\.\\d+_\\d+\\.jpg\\.[0-9a-f-]{36}\\.tmp");

  private TileFolder() {}

  static Path of(Path descriptor) {
    String name = String.valueOf(descriptor.getFileName());
    return descriptor.resolveSibling(name.replaceFirst("\\.dzi$", "") + SUFFIX);
  }

  /** Deletes the tiles and the folder; what is no tile stays, and so does the folder then. */
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path level : list(folder)) {
      boolean ours = LEVEL.matcher(String.valueOf(level.getFileName())).matches();
      if (ours && Files.isDirectory(level, LinkOption.NOFOLLOW_LINKS)) {
        deleteTiles(level);
      }
    }
    deleteEmpty(folder);
  }

  private static void deleteTiles(Path level) throws IOException {
    for (Path tile : list(level)) {
      if (TILE.matcher(String.valueOf(tile.getFileName())).matches()) {
        Files.deleteIfExists(tile);
      }
    }
    deleteEmpty(level);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static void deleteEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException expected) {
      // files of somebody else, which stay
      return;
    }
  }
}

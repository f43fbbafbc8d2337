package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What processes left half-written that died while they drew, as their {@link DrawingMark}s say.
 * What others are writing meanwhile stays. Only where there is such a mark are folders looked into.
 */
public final class DeadDrawings {
  private final Set<Path> roots;

  public DeadDrawings(QuicklookSettings settings) {
    this.roots =
        new LinkedHashSet<>(
            List.of(
                settings.jpegs().toAbsolutePath().normalize(),
                settings.thumbnails().toAbsolutePath().normalize()));
  }

  /**
   * Removes it, and the marks last: cut short, the next call does the rest.
   *
   * @return number of images and pyramids of tiles
   */
  public int remove() throws IOException {
    int removed = 0;
    for (Path root : roots) {
      removed += remove(root);
    }
    return removed;
  }

  private static int remove(Path root) throws IOException {
    Map<String, MarkFile> dead = new HashMap<>();
    int removed = 0;
    try {
      List<Path> entries = list(root);
      for (Path entry : entries) {
        Optional<String> owner = MarkFile.owner(entry);
        Optional<MarkFile> mark = owner.isPresent() ? MarkFile.ofDead(entry) : Optional.empty();
        mark.ifPresent(file -> dead.put(owner.orElseThrow(), file));
      }
      if (!dead.isEmpty()) {
        for (Path folder : entries) {
          removed += removeFrom(folder, dead.keySet());
        }
      }
      for (MarkFile mark : dead.values()) {
        mark.delete();
      }
    } finally {
      for (MarkFile mark : dead.values()) {
        mark.close();
      }
    }
    return removed;
  }

  private static int removeFrom(Path folder, Set<String> dead) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    int removed = 0;
    for (Path file : list(folder)) {
      if (HiddenName.owner(file).filter(dead::contains).isPresent()) {
        TileFolder.delete(file);
        Files.deleteIfExists(file);
        removed++;
      }
    }
    return removed;
  }

  /** Others that draw there remove folders that have become empty. */
  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }
}

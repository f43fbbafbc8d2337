package org.fitsql.bench.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitsql.definitions.ObservationName;

/**
 * An archive on disk.
 *
 * @param instrument whose files it holds
 * @param root its root directory
 */
public record Archive(SimulatedInstrument instrument, Path root) {

  /** All files, sorted. */
  public List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** At most so many of the paths of an archive, evenly taken. */
  public static List<Path> some(List<Path> paths, int most) {
    int count = Math.min(most, paths.size());
    return IntStream.range(0, count)
        .mapToObj(i -> paths.get((int) ((long) i * paths.size() / count)))
        .toList();
  }

  /** The directories that hold files, sorted: what other programs take for observations. */
  public List<Path> directories() throws IOException {
    return files().stream().map(file -> file.resolveSibling("")).distinct().toList();
  }

  /** Files of a filetype, sorted. */
  public List<Path> files(String filetype) throws IOException {
    return files().stream().filter(file -> name(file).filetype().equals(filetype)).toList();
  }

  /** Full rootnames, sorted. */
  public List<String> rootnames() throws IOException {
    return files().stream().map(file -> name(file).fullRootname()).distinct().toList();
  }

  /** What a file's name says. */
  public ObservationName name(Path file) {
    String filename = String.valueOf(file.getFileName());
    return instrument
        .profile()
        .parse(filename)
        .orElseThrow(() -> new IllegalStateException(file + " is not a file of the instrument"));
  }
}

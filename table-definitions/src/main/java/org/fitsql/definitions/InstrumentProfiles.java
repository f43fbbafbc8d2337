package org.fitsql.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads instrument profiles: those that come with fitsql, and those of a directory of the
 * user's own. A folder that holds {@code instrument.yaml} is an instrument, and its path below the
 * directory, {@code hst/acs}, is its id. All methods read anew and throw {@link
 * DefinitionException} where a definition file cannot be used.
 */
public final class InstrumentProfiles {

  private static final int DEPTH = 5;

  /** Stands at the top of the built-in tree, so that the tree can be found by it. */
  private static final String LANDMARK = "instruments/README.md";

  private InstrumentProfiles() {}

  /** The profiles that come with fitsql, by id. */
  public static List<InstrumentProfile> builtIn() {
    return inBuiltIn(landmark(), InstrumentProfiles::load);
  }

  /** One profile that comes with fitsql; empty where there is none of that id. */
  public static Optional<InstrumentProfile> builtIn(String id) {
    return inBuiltIn(landmark(), tree -> load(tree, id));
  }

  /** The profiles of a directory tree, by id. */
  public static List<InstrumentProfile> load(Path directory) {
    return folders(directory).stream()
        .map(folder -> InstrumentReader.read(folder, id(directory, folder)))
        .toList();
  }

  /** One profile of a directory tree; empty where there is none of that id. */
  public static Optional<InstrumentProfile> load(Path directory, String id) {
    return folders(directory).stream()
        .filter(folder -> id(directory, folder).equals(id))
        .findFirst()
        .map(folder -> InstrumentReader.read(folder, id));
  }

  private static List<Path> folders(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new DefinitionException(
          directory.toString(),
          "is not a directory. Give the directory that holds folders such as hst/acs.",
          null);
    }
    if (Files.exists(directory.resolve(InstrumentReader.FILE))) {
      throw new DefinitionException(
          directory.toString(),
          "is itself the folder of an instrument, which then has no id. Give the directory above"
              + " it: for hst/acs the one that holds hst.",
          null);
    }
    try (Stream<Path> files =
        Files.find(directory, DEPTH, (file, attributes) -> file.endsWith(InstrumentReader.FILE))) {
      return files.map(Path::getParent).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DefinitionException(directory.toString(), "cannot be searched: " + e, e);
    }
  }

  private static String id(Path directory, Path folder) {
    return directory.relativize(folder).toString().replace('\\', '/');
  }

  private static URL landmark() {
    @Nullable URL url = InstrumentProfiles.class.getClassLoader().getResource(LANDMARK);
    if (url == null) {
      throw new IllegalStateException(LANDMARK + " is missing from the class path: broken build");
    }
    return url;
  }

  /** Runs {@code read} on the tree around a landmark, which lies in a folder or in a jar. */
  static <T> T inBuiltIn(URL landmark, Function<Path, T> read) {
    try {
      if (!landmark.getProtocol().equals("jar")) {
        return read.apply(parent(Path.of(landmark.toURI())));
      }
      URI jar = ((JarURLConnection) landmark.openConnection()).getJarFileURL().toURI();
      try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
        return read.apply(parent(files.getPath("/" + LANDMARK)));
      }
    } catch (IOException | URISyntaxException e) {
      throw new DefinitionException(landmark.toString(), "cannot be opened: " + e, e);
    }
  }

  private static Path parent(Path file) {
    @Nullable Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}

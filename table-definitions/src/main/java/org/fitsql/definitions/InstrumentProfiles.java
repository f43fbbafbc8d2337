package org.fitsql.definitions;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads instrument profiles: those that come with fitsql, and those of a directory of the
 * user's own. A folder that holds {@code instrument.yaml} is an instrument, and its path below the
 * directory, {@code hst/acs}, is its id. All methods read anew and throw {@link
 * DefinitionException} where a definition file cannot be used.
 */
public final class InstrumentProfiles {

  /** Stands at the top of the built-in tree, so that the tree can be found by it. */
  static final String LANDMARK = "instruments/README.md";

  /** The facts that all instruments have in common. */
  private static final String FACTS = "observation.txt";

  /** The order in which instruments are asked whether a file is theirs; else as they come. */
  public static final Comparator<InstrumentProfile> LAST_RESORT_LAST =
      Comparator.comparing(profile -> profile.filenames().isLastResort());

  private static final String MARK = "/" + InstrumentReader.FILE;

  private InstrumentProfiles() {}

  /** The profiles that come with fitsql, by id. */
  public static List<InstrumentProfile> builtIn() {
    try (DefinitionTree tree = builtInTree(InstrumentProfiles.class.getClassLoader())) {
      return read(tree, id -> true);
    }
  }

  /** One profile that comes with fitsql; empty where there is none of that id. */
  public static Optional<InstrumentProfile> builtIn(String id) {
    try (DefinitionTree tree = builtInTree(InstrumentProfiles.class.getClassLoader())) {
      return read(tree, id::equals).stream().findFirst();
    }
  }

  /** The ids of those profiles that are used where a user names none. */
  public static Set<String> standard() {
    try (DefinitionTree tree = builtInTree(InstrumentProfiles.class.getClassLoader())) {
      return tree.read("standard.txt")
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /**
   * What an astronomer asks of an observation first, whatever the instrument: target, position,
   * date, filters ... The keyword of each is its name.
   */
  public static List<ColumnDefinition> facts() {
    try (DefinitionTree tree = builtInTree(InstrumentProfiles.class.getClassLoader())) {
      return new DefinitionReader(Set.of("rootname")).read(tree.label(FACTS), tree.read(FACTS));
    }
  }

  /** The profiles of a directory tree, by id; none where it holds no {@code instrument.yaml}. */
  public static List<InstrumentProfile> load(Path directory) {
    try (DefinitionTree tree = new FolderTree(directory)) {
      return read(tree, id -> true);
    }
  }

  /** One profile of a directory tree; empty where there is none of that id. */
  public static Optional<InstrumentProfile> load(Path directory, String id) {
    try (DefinitionTree tree = new FolderTree(directory)) {
      return read(tree, id::equals).stream().findFirst();
    }
  }

  /**
   * Everything that is wrong with the definition files of a directory tree, in words, each with
   * file and line and what to do; empty where they are sound.
   */
  public static List<String> check(Path directory) {
    try (DefinitionTree tree = new FolderTree(directory)) {
      return new DefinitionCheck(tree).problems();
    }
  }

  /** The same for the definition files that come with fitsql. */
  public static List<String> checkBuiltIn() {
    try (DefinitionTree tree = builtInTree(InstrumentProfiles.class.getClassLoader())) {
      return new DefinitionCheck(tree).problems();
    }
  }

  /**
   * What makes a folder an instrument before it has header tables: the texts of {@code
   * instrument.yaml} and of the files in {@code repeated}, by their path in the folder. Empty where
   * there is no instrument of that id.
   *
   * @param directory where to look, or null for the profiles that come with fitsql
   */
  public static Map<String, String> foundation(@Nullable Path directory, String id) {
    try (DefinitionTree tree =
        directory == null
            ? builtInTree(InstrumentProfiles.class.getClassLoader())
            : new FolderTree(directory)) {
      Map<String, String> texts = new TreeMap<>();
      for (String file : tree.files()) {
        if (file.equals(id + MARK)
            || file.startsWith(id + "/" + TableFiles.REPEATED + "/") && file.endsWith(".txt")) {
          texts.put(file.substring(id.length() + 1), tree.read(file));
        }
      }
      return texts;
    }
  }

  static List<InstrumentProfile> read(DefinitionTree tree, Predicate<String> wanted) {
    List<String> files = tree.files();
    return ids(tree, files, Problems.STRICT).stream()
        .filter(wanted)
        .map(id -> new InstrumentReader(tree, files, id, Problems.STRICT).read())
        .sorted(LAST_RESORT_LAST)
        .toList();
  }

  /** The folders with an instrument, in order. */
  static List<String> ids(DefinitionTree tree, List<String> files, Problems problems) {
    if (files.contains(InstrumentReader.FILE)) {
      problems.tell(
          new DefinitionException(
              tree.label(InstrumentReader.FILE),
              "its folder is the given directory itself, so the instrument has no id. Give the"
                  + " directory further up: for hst/acs the one that holds hst.",
              null));
    }
    return files.stream()
        .filter(file -> file.endsWith(MARK))
        .map(file -> file.substring(0, file.length() - MARK.length()))
        .sorted()
        .toList();
  }

  /** The tree around the landmark, which a class loader finds in a folder or in a jar. */
  static DefinitionTree builtInTree(ClassLoader loader) {
    @Nullable URL landmark = loader.getResource(LANDMARK);
    if (landmark == null) {
      throw new IllegalStateException(LANDMARK + " is missing from the class path: broken build");
    }
    try {
      URLConnection connection = landmark.openConnection();
      if (connection instanceof JarURLConnection jar) {
        jar.setUseCaches(false); // else closing it would close it for everyone
        return new JarTree(jar.getJarFile(), LANDMARK.substring(0, LANDMARK.indexOf('/') + 1));
      }
      Path file = Path.of(landmark.toURI());
      return new FolderTree(Objects.requireNonNull(file.getParent()));
    } catch (IOException | URISyntaxException e) {
      throw new DefinitionException(
          landmark.toString(), "cannot be opened (" + e + "). Install fitsql anew.", e);
    }
  }
}

package org.fitsql.ingest.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.inventory.RootnameWork.Misplaced;

/**
 * Groups files by rootname and settles which file may fill the rows of an observation.
 *
 * <p>An observation has one home: the directory of its files and the full rootname in their names.
 * Companions (ACS: jitter files) may live elsewhere. A file outside the home, or a second file of a
 * filetype, would overwrite rows of another file and is misplaced.
 */
public final class Grouping {
  private final Path archive;

  public Grouping(Path archive) {
    this.archive = archive;
  }

  /**
   * @param work files to read
   * @param known all that the inventory knows of their rootnames
   */
  public List<RootnameWork> group(List<FileWork> work, List<InventoryFile> known) {
    Map<String, List<FileWork>> byRootname = new LinkedHashMap<>();
    work.forEach(
        file ->
            byRootname.computeIfAbsent(file.name().rootname(), r -> new ArrayList<>()).add(file));
    Map<String, List<InventoryFile>> knownByRootname = new HashMap<>();
    for (InventoryFile file : known) {
      if (file.rootname() != null) {
        knownByRootname.computeIfAbsent(file.rootname(), r -> new ArrayList<>()).add(file);
      }
    }
    List<RootnameWork> grouped = new ArrayList<>();
    byRootname.forEach(
        (rootname, files) ->
            grouped.add(
                settle(rootname, files, knownByRootname.getOrDefault(rootname, List.of()))));
    return grouped;
  }

  private RootnameWork settle(String rootname, List<FileWork> files, List<InventoryFile> known) {
    InstrumentProfile profile = files.get(0).profile();
    Map<String, String> occupied = occupiedByOthers(files, known);
    Optional<Home> home = home(files, known, occupied, profile);
    List<FileWork> todo = new ArrayList<>();
    List<Misplaced> misplaced = new ArrayList<>();
    files.sort(
        Comparator.comparing((FileWork f) -> home.isPresent() && !home.get().holds(f))
            .thenComparing(f -> profile.filetypes().indexOf(f.name().filetype()))
            .thenComparing(f -> f.file().path()));
    for (FileWork file : files) {
      boolean stray = !file.name().companion() && home.isPresent() && !home.get().holds(file);
      String rival = occupied.get(file.name().filetype());
      if (rival == null && stray) {
        rival = home.orElseThrow().path();
      }
      if (rival == null) {
        occupied.put(file.name().filetype(), file.file().path());
        todo.add(file);
      } else {
        misplaced.add(new Misplaced(file, rival));
      }
    }
    return new RootnameWork(rootname, profile, todo, misplaced, known);
  }

  /**
   * Paths of the files that fill rows now, are not read again, and are still there; by filetype.
   */
  private Map<String, String> occupiedByOthers(List<FileWork> files, List<InventoryFile> known) {
    Map<String, String> occupied = new HashMap<>();
    for (InventoryFile file : known) {
      boolean readAgain = files.stream().anyMatch(f -> f.file().path().equals(file.path()));
      if (file.mayHaveRows()
          && file.filetype() != null
          && !readAgain
          && !Files.notExists(archive.resolve(file.path()))) {
        occupied.put(file.filetype(), file.path());
      }
    }
    return occupied;
  }

  private static Optional<Home> home(
      List<FileWork> files,
      List<InventoryFile> known,
      Map<String, String> occupied,
      InstrumentProfile profile) {
    return known.stream()
        .filter(file -> occupied.containsValue(file.path()))
        .flatMap(
            file ->
                profile.filenames().parse(file.path()).stream()
                    .filter(name -> !name.companion())
                    .map(
                        name ->
                            new Home(file.path(), file.found().directory(), name.fullRootname())))
        .min(Comparator.comparing(Home::path))
        .or(() -> homeOfNew(files, profile));
  }

  private static Optional<Home> homeOfNew(List<FileWork> files, InstrumentProfile profile) {
    return files.stream()
        .filter(file -> !file.name().companion())
        .min(
            Comparator.comparing((FileWork file) -> !isInItsDirectory(file, profile))
                .thenComparing(file -> file.known() == null || !file.known().mayHaveRows())
                .thenComparing(file -> file.file().path()))
        .map(
            file ->
                new Home(file.file().path(), file.file().directory(), file.name().fullRootname()));
  }

  /** Whether a file lies in a directory named as its instrument names directories, if it does. */
  public static boolean isInItsDirectory(FileWork file, InstrumentProfile profile) {
    return profile.filenames().directory(file.name()).map(directoryName(file)::equals).orElse(true);
  }

  private static String directoryName(FileWork file) {
    String directory = file.file().directory();
    return directory.substring(directory.lastIndexOf('/') + 1);
  }

  private record Home(String path, String directory, String fullRootname) {
    private boolean holds(FileWork file) {
      ObservationName name = file.name();
      return file.file().directory().equals(directory) && name.fullRootname().equals(fullRootname);
    }
  }
}

package org.fitsql.scheduler.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.ingest.observation.ObservationReader;
import org.fitsql.scheduler.verify.Difference.Kind;

/**
 * The files of one observation as they were read to be compared: those that are as the inventory
 * has them.
 *
 * @param work with the files that were read in {@code todo}
 * @param readings of those that can be read
 * @param unjudged names of files that may have rows, and of which is not known what they say
 */
record ObservationFiles(
    RootnameWork work, List<FileReading.Readable> readings, Set<String> unjudged) {

  /**
   * Reads them.
   *
   * @param known all that the inventory knows of the observation
   * @param differences told of files that cannot be read
   */
  static ObservationFiles read(
      String rootname,
      InstrumentProfile profile,
      List<InventoryFile> known,
      Path archive,
      ObservationReader reader,
      Consumer<Difference> differences) {
    Set<String> unjudged = new HashSet<>();
    List<FileWork> todo = new ArrayList<>();
    for (InventoryFile file : known) {
      Optional<ObservationName> name = profile.parse(file.path());
      if (file.state() == FileState.INGESTED
          && name.isPresent()
          && file.found().isAt(archive.resolve(file.found().path()))) {
        todo.add(new FileWork(file.found(), profile, name.get(), file, FileWork.Reason.FORCED));
      } else if (file.mayHaveRows()) {
        unjudged.add(file.found().filename());
      }
    }
    todo.sort(
        Comparator.comparing((FileWork f) -> profile.filetypes().indexOf(f.name().filetype()))
            .thenComparing(f -> f.file().path()));
    RootnameWork work = new RootnameWork(rootname, profile, todo, List.of(), known);
    List<FileReading.Readable> readings = new ArrayList<>();
    for (FileReading reading : reader.read(work)) {
      if (reading instanceof FileReading.Readable readable) {
        readings.add(readable);
      } else if (reading instanceof FileReading.Unreadable unreadable) {
        unjudged.add(reading.work().file().filename());
        differences.accept(
            Difference.ofFile(
                Kind.UNREADABLE,
                reading.work().file().path(),
                rootname,
                unreadable.trouble().message()));
      }
    }
    return new ObservationFiles(work, List.copyOf(readings), unjudged);
  }
}

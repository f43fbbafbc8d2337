package org.fitsql.scheduler;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.Retry;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.observation.ObservationRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that the inventory knows and the archive no longer holds. They are dealt with after all
 * else was ingested, so that a file that only moved keeps its rows. Where more than half of all
 * known files are missing at once, the archive is more likely half mounted than half deleted: then
 * nothing is taken for gone. Nor is it where the directory of the archive holds nothing at all: a
 * mount point without its file system looks so, however few files there were.
 */
final class VanishedFiles {
  private static final Logger log = LoggerFactory.getLogger(VanishedFiles.class);
  private static final long FEW = 20;

  private final Path archive;
  private final List<InventoryFile> files = new ArrayList<>();
  private final long knownFiles;
  private final boolean acceptAll;
  private long missing;

  VanishedFiles(Path archive, long knownFiles, boolean acceptAll) {
    this.archive = archive;
    this.knownFiles = knownFiles;
    this.acceptAll = acceptAll;
  }

  void add(Collection<InventoryFile> gone) {
    missing += gone.size();
    if (isPlausible()) {
      files.addAll(gone);
    } else {
      files.clear();
    }
  }

  /** How many files are taken for gone. */
  long count() {
    return isPlausible() ? missing : 0;
  }

  private boolean isPlausible() {
    return acceptAll || missing <= FEW || missing * 2 <= knownFiles;
  }

  private boolean isBare() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(archive)) {
      return !entries.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException e) {
      log.warn("{} can no longer be listed; nothing is taken for gone", archive, e);
      return true;
    }
  }

  /** Removes rows and images of the files that are gone; marks them in the inventory. */
  void remove(
      List<InstrumentProfile> profiles,
      Inventory inventory,
      ImageDrawing drawing,
      ObservationRows rows,
      Pipeline pipeline,
      Tally tally)
      throws InterruptedException {
    if (!isPlausible() || (missing > 0 && !acceptAll && isBare())) {
      tally.trouble(implausible());
      return;
    }
    Map<String, List<InventoryFile>> byRootname = new TreeMap<>();
    for (InventoryFile file : files) {
      if (file.rootname() == null) {
        pipeline.submit(rows.ofVanished(file), () -> tally.add(Tally.Count.VANISHED, 1));
      } else {
        byRootname.computeIfAbsent(file.rootname(), r -> new ArrayList<>()).add(file);
      }
    }
    for (Map.Entry<String, List<InventoryFile>> gone : byRootname.entrySet()) {
      List<InventoryFile> known = inventory.filesOf(List.of(gone.getKey()));
      Set<String> paths =
          gone.getValue().stream().map(InventoryFile::path).collect(Collectors.toSet());
      Set<String> others =
          known.stream()
              .filter(InventoryFile::mayHaveRows)
              .map(InventoryFile::path)
              .filter(path -> !paths.contains(path))
              .collect(Collectors.toSet());
      // images first: killed between the two, the next run finds the rows and tries again
      drawing.removeImagesOf(gone.getKey(), paths, others);
      pipeline.submit(
          rows.ofVanished(
              gone.getKey(),
              profile(profiles, gone.getValue().get(0)),
              gone.getValue(),
              known,
              tally::trouble),
          () -> tally.add(Tally.Count.VANISHED, gone.getValue().size()));
    }
  }

  private static InstrumentProfile profile(List<InstrumentProfile> profiles, InventoryFile file) {
    return profiles.stream()
        .filter(
            p ->
                p.parse(file.path())
                    .filter(name -> name.rootname().equals(file.rootname()))
                    .filter(name -> p.filetypes().contains(name.filetype()))
                    .isPresent())
        .findFirst()
        .orElse(profiles.get(0));
  }

  private Trouble implausible() {
    return new Trouble(
            Severity.FAILURE,
            Stage.SCAN,
            "",
            "",
            null,
            "",
            "%,d of %,d known files are missing; nothing was taken for gone"
                .formatted(missing, knownFiles),
            "Check that the archive is mounted. If they are gone for good, run with --accept-vanished.")
        .retried(Retry.NOW);
  }
}

package org.fitsql.cli.demo;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;

/**
 * The folder of a demo. A note in it says what was simulated, so that the next demo finds the
 * archive as it was, and no folder of someone else is ever written to.
 */
public final class DemoFolder {
  private static final String NOTE = "demo.properties";
  private static final String COMPLETE = "complete";

  private final Path folder;

  public DemoFolder(Path folder) {
    this.folder = folder;
  }

  public Path archive() {
    return folder.resolve("archive");
  }

  public Path configuration() {
    return folder.resolve("fitsql.yaml");
  }

  /** Whether the folder is ours to use: absent, empty, or an earlier demo's. */
  public boolean isUsable() throws IOException {
    if (!Files.exists(folder) || Files.exists(folder.resolve(NOTE))) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** What the archive in it holds; empty where none was completed. */
  public Optional<Wish> simulated() throws IOException {
    Properties note = new Properties();
    if (!Files.exists(folder.resolve(NOTE))) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(folder.resolve(NOTE))) {
      note.load(reader);
    }
    if (!"true".equals(note.getProperty(COMPLETE))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Wish(
              Integer.parseInt(note.getProperty("observations", "")),
              Boolean.parseBoolean(note.getProperty("full-size", "")),
              Long.parseLong(note.getProperty("seed", ""))));
    } catch (NumberFormatException e) {
      throw new IOException(
          folder.resolve(NOTE) + " is damaged; delete " + folder + " and run the demo again.", e);
    }
  }

  /** Notes that simulation begins, and writes the configuration of the demo. */
  public void begin(Wish wish) throws IOException {
    Files.createDirectories(archive());
    note(wish, false);
    replace(
        configuration(),
        """
        # Configuration of the demo; see `fitsql init` for all keys.
        archive: ./archive
        home: ./fitsql-data
        quicklook:
          jpegs: ./jpegs
          thumbnails: ./thumbnails
        logs: ./logs
        settle: 0    # nobody else writes to this archive
        """);
  }

  /** Notes that the archive is complete. */
  public void complete(Wish wish) throws IOException {
    note(wish, true);
  }

  private void note(Wish wish, boolean complete) throws IOException {
    replace(
        folder.resolve(NOTE),
        """
        # What the archive of this demo holds.
        observations=%d
        full-size=%s
        seed=%d
        %s=%s
        """
            .formatted(wish.observations(), wish.fullSize(), wish.seed(), COMPLETE, complete));
  }

  private static void replace(Path file, String text) throws IOException {
    Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
    Files.writeString(partial, text);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

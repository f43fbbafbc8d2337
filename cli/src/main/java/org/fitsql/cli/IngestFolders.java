package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.FileFault;
import org.fitsql.scheduler.RunSettings;

/** The folders that a pass writes into, made before any work is done. */
final class IngestFolders {
  private final Configuration configuration;

  IngestFolders(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Makes them, rather than at the first image. */
  void make(RunSettings settings) throws RefusedException {
    if (configuration.embedded() != null) {
      make("home", configuration.home());
    }
    if (settings.draw()) {
      make("quicklook.jpegs", configuration.quicklook().jpegs());
      make("quicklook.thumbnails", configuration.quicklook().thumbnails());
    }
  }

  private static void make(String key, Path folder) throws RefusedException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RefusedException(
          key
              + " = "
              + folder
              + " cannot be made ("
              + FileFault.words(e)
              + "); name another folder.");
    }
    if (!Files.isWritable(folder)) {
      throw new RefusedException(
          key
              + " = "
              + folder
              + " is not writable; change its permissions or name another folder.");
    }
  }
}

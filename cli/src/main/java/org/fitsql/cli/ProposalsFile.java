package org.fitsql.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.jspecify.annotations.Nullable;

/** The proposal list that a configuration names. */
final class ProposalsFile {
  private ProposalsFile() {}

  /** It, or null where none is named; a misspelt name is told before anything is done. */
  static @Nullable Path checked(Configuration configuration) throws ConfigurationException {
    Path file = configuration.proposals();
    if (file != null && !Files.isReadable(file)) {
      throw new ConfigurationException(
          "%s: proposals = %s %s."
              .formatted(
                  configuration.origin(Key.PROPOSALS),
                  file,
                  Files.exists(file) ? "cannot be read" : "does not exist"));
    }
    return file;
  }
}

package org.fitsql.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.DefinitionException;
import org.jspecify.annotations.Nullable;

/** The corrections that a configuration asks for. */
final class CorrectionsFile {

  private CorrectionsFile() {}

  /** Those of the file that is named, or of the folder of definitions; none where neither is. */
  static Corrections read(Configuration configuration) throws ConfigurationException {
    @Nullable Path file = file(configuration);
    if (file == null) {
      return Corrections.none();
    }
    try {
      return Corrections.load(file);
    } catch (DefinitionException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Path file(Configuration configuration) {
    @Nullable Path named = configuration.corrections();
    @Nullable Path definitions = configuration.definitions();
    if (named != null || definitions == null) {
      return named;
    }
    Path file = definitions.resolve(Corrections.FILE);
    return Files.exists(file) ? file : null;
  }
}

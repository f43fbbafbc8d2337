package org.fitsql.definitions;

import java.util.Optional;

/** How the names and places of an instrument's files are read. */
public interface FilenameConvention {

  /**
   * What a path says; empty where it is not that of a file of this instrument.
   *
   * @param path relative to the archive, with {@code /}; a bare file name is one at its root
   */
  Optional<ObservationName> parse(String path);

  /**
   * Name of the directory that the files of {@code fullRootname} are expected to lie in; empty
   * where they may lie anywhere.
   */
  Optional<String> directory(ObservationName name);

  /** Whether it takes files of any name, so that other instruments have to be asked first. */
  default boolean isLastResort() {
    return false;
  }
}

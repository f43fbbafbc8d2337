package org.fitsql.definitions;

import java.util.Optional;

/** How the file names of one instrument are read. */
public interface FilenameConvention {

  /** What the name says; empty where it is not a name of this instrument. */
  Optional<ObservationName> parse(String filename);

  /** Name of the directory that the files of {@code fullRootname} are expected to lie in. */
  String directory(ObservationName name);
}

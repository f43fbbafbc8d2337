package org.fitsql.definitions;

import java.io.Closeable;
import java.util.List;

/** Text files below one directory, which may be a folder or part of a jar. */
interface DefinitionTree extends Closeable {

  /** The paths of all files relative to the directory, with {@code /}, in order. */
  List<String> files();

  /** The text of one file. */
  String read(String file);

  /** How messages name a file. */
  String label(String file);

  @Override
  void close();
}

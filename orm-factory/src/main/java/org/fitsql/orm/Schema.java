package org.fitsql.orm;

import java.util.List;

/** The tables wanted, held against the tables there are. */
public interface Schema {

  /** What differs. */
  SchemaPlan plan();

  /**
   * Creates what is missing (tables, columns, comments, indexes) and reads the database again.
   *
   * @return the statements that were run, empty where nothing differed
   */
  List<String> update();
}

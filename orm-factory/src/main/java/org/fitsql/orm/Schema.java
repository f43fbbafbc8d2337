package org.fitsql.orm;

import java.util.List;

/** The tables and views wanted, held against those there are. */
public interface Schema {

  /** What differs. */
  SchemaPlan plan();

  /**
   * Creates what is missing (tables, columns, comments, indexes, views), replaces outdated views,
   * and reads the database again.
   *
   * @return the statements that were run, empty where nothing differed
   */
  List<String> update();
}

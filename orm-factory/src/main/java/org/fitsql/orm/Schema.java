package org.fitsql.orm;

import java.util.List;

/** The tables wanted, held against the tables there are. */
public interface Schema {

  /** What differs. */
  SchemaPlan plan();

  /** All that differs, also what {@link #update} leaves as it is. */
  List<SchemaDifference> differences();

  /** The statements that {@link #update} would run. */
  List<String> missing();

  /** The statements that make all tables where there are none. */
  List<String> create();

  /**
   * Creates what is missing (tables, columns, comments, indexes) and reads the database again.
   *
   * @return the statements that were run, empty where nothing differed
   */
  List<String> update();
}

package org.fitsql.orm;

import java.util.List;

/** The tables and views wanted, held against those there are. */
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
   * Creates what is missing (tables, columns, comments, indexes, views), replaces outdated views,
   * and reads the database again.
   *
   * @return the statements that were run, empty where nothing differed
   */
  List<String> update();

  /**
   * Does what the database lets it do, while others use the tables: creates tables, adds columns
   * and indexes, and makes columns wider (Boolean, integer, double, text; dates and times, text)
   * that cannot hold what is wanted. A column that is wider already stays as it is. An integer
   * column that holds values beyond 2^53 becomes text rather than double.
   *
   * @return what was done, what was denied, and the columns that are there now
   * @throws DatabaseException UNREACHABLE where the server is gone
   */
  SchemaGrowth grow();
}

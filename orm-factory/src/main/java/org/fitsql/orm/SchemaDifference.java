package org.fitsql.orm;

/** One thing in which a database differs from the tables wanted. */
public sealed interface SchemaDifference {

  /** The table concerned. */
  String table();

  /** The table is wanted and not there. */
  record MissingTable(String table) implements SchemaDifference {}

  /**
   * A column is wanted and not there.
   *
   * @param type the SQL type it would have
   */
  record MissingColumn(String table, String column, String type) implements SchemaDifference {}

  /** An index is wanted and not there. */
  record MissingIndex(String table, String index) implements SchemaDifference {}

  /**
   * A foreign key is wanted and not there.
   *
   * @param parent the table it would reference
   */
  record MissingReference(String table, String parent) implements SchemaDifference {}

  /**
   * A column is there and not wanted.
   *
   * @param type its SQL type
   */
  record ExtraColumn(String table, String column, String type) implements SchemaDifference {}

  /**
   * A column has another type than wanted.
   *
   * @param found its SQL type in the database
   * @param wanted its SQL type as wanted
   * @param relation how the type in the database relates to the one wanted
   */
  record OtherType(String table, String column, String found, String wanted, Relation relation)
      implements SchemaDifference {}

  /** How the type in the database relates to the one wanted. */
  enum Relation {
    /** It holds all that the type wanted holds, and more. */
    WIDER,
    /** The type wanted holds all that it holds, and more. */
    NARROWER,
    /** Neither holds the other. */
    INCOMPATIBLE
  }
}

package org.fitsql.orm;

/**
 * One column of a table.
 *
 * @param name SQL name, lower case, unquoted
 * @param type logical type
 * @param length characters or bytes at most, for {@link ColumnKind#VARCHAR} and {@link
 *     ColumnKind#PATH}; 0 elsewhere
 * @param role what an upsert does with it
 * @param comment for the SQL column comment, or an empty string
 */
public record Column(String name, ColumnKind type, int length, Role role, String comment) {

  /** What an upsert does with a column when the row is there already. */
  public enum Role {
    /** Part of the primary key; never null. */
    KEY,
    /** Takes the new value. */
    COMPARED,
    /** Keeps the value it was first given, such as {@code first_ingest_date}. */
    EXTRA
  }

  /** A nullable column that takes the new value. */
  public static Column of(String name, ColumnKind type, String comment) {
    return new Column(name, type, 0, Role.COMPARED, comment);
  }
}

package org.fitsql.orm;

/** What became of one {@link Unit}. */
public sealed interface UnitOutcome {

  Unit unit();

  /**
   * Committed.
   *
   * @param rows rows upserted and deleted
   */
  record Written(Unit unit, int rows) implements UnitOutcome {}

  /** Rolled back: nothing of the unit is in the database. */
  record Refused(Unit unit, DatabaseException cause) implements UnitOutcome {}
}

package org.fitsql.definitions.sampling;

import java.util.List;
import java.util.Set;
import org.fitsql.definitions.ColumnType;

/**
 * The type of a column from all values of its keyword: Bool, Integer, Float, String, from narrow to
 * wide. A keyword that is a logical here and a number there is a String: 1 is not T. Text without a
 * letter decides nothing, because every column can hold it or takes it for NULL; a keyword without
 * any other value is a String, which can hold whatever comes.
 */
public final class TypeLattice {
  private static final List<ColumnType> NUMBERS =
      List.of(ColumnType.BOOL, ColumnType.INTEGER, ColumnType.FLOAT);

  private TypeLattice() {}

  /** The narrowest type that holds all that was seen. */
  public static ColumnType of(Set<ValueKind> seen) {
    boolean logical = seen.contains(ValueKind.LOGICAL);
    boolean number = seen.contains(ValueKind.INTEGER) || seen.contains(ValueKind.REAL);
    if (seen.contains(ValueKind.TEXT) || logical == number) {
      return ColumnType.STRING;
    }
    if (logical) {
      return ColumnType.BOOL;
    }
    return seen.contains(ValueKind.REAL) ? ColumnType.FLOAT : ColumnType.INTEGER;
  }

  /**
   * The narrowest type that holds what columns of both types hold: of Bool, Integer, Float the
   * wider; String of any other two.
   */
  public static ColumnType joined(ColumnType one, ColumnType other) {
    int wider = Math.max(NUMBERS.indexOf(one), NUMBERS.indexOf(other));
    if (one == other) {
      return one;
    }
    return NUMBERS.contains(one) && NUMBERS.contains(other)
        ? NUMBERS.get(wider)
        : ColumnType.STRING;
  }

  /**
   * The type that holds what {@code defined} holds and all that was seen; {@code defined} itself
   * where it is wide enough. A number takes T and F as 1 and 0.
   *
   * @param misfits how many of the texts seen a Date, Time or DateTime cannot hold
   */
  public static ColumnType widened(ColumnType defined, Set<ValueKind> seen, long misfits) {
    boolean text = seen.contains(ValueKind.TEXT);
    boolean real = seen.contains(ValueKind.REAL);
    boolean number = real || seen.contains(ValueKind.INTEGER);
    boolean wrong =
        switch (defined) {
          case STRING -> false;
          case FLOAT -> text;
          case INTEGER -> text;
          case BOOL -> text || number;
          case DATE, TIME, DATETIME -> misfits > 0;
        };
    if (wrong) {
      return ColumnType.STRING;
    }
    return defined == ColumnType.INTEGER && real ? ColumnType.FLOAT : defined;
  }
}

package org.fitsql.orm;

import java.util.List;

/**
 * Logical column types; each dialect spells them. The Java class of a value follows in brackets.
 */
public enum ColumnKind {
  /** BIGINT [Long]. */
  BIGINT,
  /** 64-bit floating point; NaN and infinities are stored as NULL [Double]. */
  DOUBLE,
  /** BOOLEAN [Boolean]. */
  BOOLEAN,
  /** Short text that may be indexed; needs a length [String]. */
  VARCHAR,
  /**
   * Text compared byte by byte, upper and lower case distinct, such as a path; needs a length
   * [String].
   */
  PATH,
  /** Text of any length [String]. */
  TEXT,
  /** Calendar date [java.time.LocalDate]. */
  DATE,
  /** Time of day, microseconds [java.time.LocalTime]. */
  TIME,
  /** Date and time without zone, microseconds, UTC by convention [java.time.LocalDateTime]. */
  DATETIME,
  /** Bytes of any length [byte[]]. */
  BLOB;

  /** The narrowest kind that holds what this one and the other hold. */
  ColumnKind joined(ColumnKind other) {
    if (this == other) {
      return this;
    }
    List<ColumnKind> numbers = List.of(BOOLEAN, BIGINT, DOUBLE);
    int wider = Math.max(numbers.indexOf(this), numbers.indexOf(other));
    boolean bothNumbers = numbers.contains(this) && numbers.contains(other);
    return bothNumbers ? numbers.get(wider) : TEXT;
  }

  /** The Java class of a value in Hibernate's mappings. */
  String hibernateType() {
    return switch (this) {
      case BIGINT -> "java.lang.Long";
      case DOUBLE -> "java.lang.Double";
      case BOOLEAN -> "java.lang.Boolean";
      case VARCHAR, PATH, TEXT -> "java.lang.String";
      case DATE -> "java.time.LocalDate";
      case TIME -> "java.time.LocalTime";
      case DATETIME -> "java.time.LocalDateTime";
      // dynamic entities know no byte[]
      case BLOB -> "java.sql.Blob";
    };
  }
}

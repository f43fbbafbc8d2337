package org.fitsql.fits;

import java.util.Locale;

/**
 * The rules of the FITS standard (4.0) that a file is held against. What is an error and what a
 * warning is as in {@code fitsverify} of HEASARC.
 */
public enum Rule {
  /** A byte that is no printable ASCII character (section 3.2, 4.1.2). */
  CHARACTER(Severity.ERROR),
  /** A keyword of other characters than A-Z, 0-9, - and _, or not left-justified (4.1.2.1). */
  KEYWORD_NAME(Severity.ERROR),
  /** A value field of no FITS type: no closing quote, {@code 5abc}, a lower-case exponent (4.2). */
  VALUE(Severity.ERROR),
  /** A number that a double cannot hold. */
  RANGE(Severity.WARNING),
  /** No slash between value and comment (4.1.2.3). */
  COMMENT(Severity.ERROR),
  /** Columns 9 and 10 hold no value indicator, and an {@code =} stands elsewhere (4.1.2.2). */
  VALUE_INDICATOR(Severity.WARNING),
  /** A HIERARCH card that cannot be read as one, or whose value is of no FITS type. */
  HIERARCH(Severity.WARNING),
  /** A CONTINUE that carries nothing on (4.2.1.2). */
  LONG_STRING(Severity.WARNING),
  /** END is missing. */
  MISSING_END(Severity.ERROR),
  /** END is not followed by blanks up to the end of its block (4.4.1, 3.3.1). */
  END_FILL(Severity.ERROR),
  /** A mandatory keyword is missing, out of order, or there twice (4.4.1). */
  MANDATORY_KEYWORD(Severity.ERROR),
  /** The value of a mandatory keyword is wrong or not in fixed format (4.2, 4.4.1). */
  MANDATORY_VALUE(Severity.ERROR),
  /** SIMPLE is not T. */
  SIMPLE(Severity.WARNING),
  /** XTENSION names no registered extension, or is not padded to eight characters (4.4.1.2). */
  XTENSION(Severity.ERROR),
  /** A reserved keyword whose value is of another type (4.4.2). */
  RESERVED_TYPE(Severity.ERROR),
  /** A reserved keyword whose value is not allowed (4.4.2, 7, 8, 9). */
  RESERVED_VALUE(Severity.ERROR),
  /** A reserved keyword whose value should be another. */
  DOUBTFUL_VALUE(Severity.WARNING),
  /** A reserved keyword that this kind of HDU must not have. */
  RESERVED_PLACE(Severity.ERROR),
  /** The index of a keyword exceeds WCSAXES or TFIELDS. */
  KEYWORD_INDEX(Severity.ERROR),
  /** The index of a WCS keyword exceeds NAXIS, and there is no WCSAXES. */
  WCS_INDEX(Severity.WARNING),
  /** WCS keywords that exclude each other, or in a wrong order (8.2). */
  WCS(Severity.ERROR),
  /** Columns that do not make up the rows of their table (7.2, 7.3). */
  TABLE(Severity.ERROR),
  /** A keyword is there twice (4.1.2.1 leaves its value undefined). */
  DUPLICATE(Severity.WARNING),
  /** A deprecated keyword. */
  DEPRECATED(Severity.WARNING),
  /** The structure cannot be followed. */
  STRUCTURE(Severity.ERROR),
  /** The file is cut off, is no multiple of 2,880 bytes, or goes on behind its last HDU (3.1). */
  SIZE(Severity.ERROR),
  /** The padding of the data is not zeros, or blanks in an ASCII table (7.1.3, 7.2.3, 7.3.3). */
  DATA_FILL(Severity.ERROR),
  /** The checksum of header and data is not that of CHECKSUM (4.4.2.7). */
  CHECKSUM(Severity.WARNING),
  /** The checksum of the data is not that of DATASUM (4.4.2.7). */
  DATASUM(Severity.WARNING),
  /** More findings than are listed. */
  MORE(Severity.WARNING);

  /** Whether the standard forbids it, or it only looks wrong. */
  public enum Severity {
    ERROR,
    WARNING;

    /** How the database and the command spell it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** How the database and the command spell it: {@code keyword-name}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

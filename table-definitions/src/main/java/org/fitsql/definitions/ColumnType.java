package org.fitsql.definitions;

/** The closed set of words that may stand as a type in a definition file. */
public enum ColumnType {
  /** Signed 64-bit integer. */
  INTEGER("Integer"),
  /** 64-bit floating point. */
  FLOAT("Float"),
  /** True or false. */
  BOOL("Bool"),
  /** Text of any length. */
  STRING("String"),
  /** Calendar date, {@code 2002-04-13}. */
  DATE("Date"),
  /** Time of day, {@code 20:40:22}. */
  TIME("Time"),
  /** Date and time, {@code 2004-03-30T19:47:36}. */
  DATETIME("DateTime");

  private final String word;

  ColumnType(String word) {
    this.word = word;
  }

  /** How definition files spell it. */
  public String word() {
    return word;
  }
}

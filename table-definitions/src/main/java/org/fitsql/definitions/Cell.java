package org.fitsql.definitions;

/** What a card gives to its column. */
public sealed interface Cell {

  /**
   * A value of the column's type.
   *
   * @param value Long, Double, Boolean, String, LocalDate, LocalTime or LocalDateTime, by {@link
   *     ColumnType}
   */
  record Value(Object value) implements Cell {}

  /** NULL: the keyword is absent, or has no value. */
  record Null() implements Cell {}

  /**
   * NULL, because the column cannot hold the value; the card keeps it.
   *
   * @param reason in words, naming keyword, value, column and type
   */
  record Misfit(String reason) implements Cell {}
}

package org.fitsql.definitions.sampling;

import java.util.List;
import java.util.Set;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnName;
import org.fitsql.definitions.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one keyword in the headers of one table. Of duplicates in one header the first
 * counts, as it does for the column.
 *
 * @param keyword upper case
 * @param kinds all that its values are
 * @param rows headers that were seen, with the keyword or without
 * @param present headers that have it, with a value or without
 * @param undefined headers that have it without a value
 * @param length characters of the longest value as it is spelled
 * @param comment the most frequent of its comments (of the 16 that come first in alphabetical
 *     order), or an empty string
 * @param smallest the smallest finite number: Long where all are integers, Double otherwise; null
 *     where there is none
 * @param largest the largest finite number, likewise
 * @param examples the first three different values in alphabetical order
 * @param misfits values that the column of today cannot hold; counted for Date, Time and DateTime
 *     only
 */
public record KeywordSurvey(
    String keyword,
    Set<ValueKind> kinds,
    long rows,
    long present,
    long undefined,
    int length,
    String comment,
    @Nullable Number smallest,
    @Nullable Number largest,
    List<String> examples,
    long misfits) {

  /** The narrowest type that holds all values. */
  public ColumnType type() {
    return TypeLattice.of(kinds);
  }

  /** How much of the column will be NULL because the keyword is absent or undefined: 0 to 1. */
  public double nullRate() {
    return rows == 0 ? 0 : (double) (rows - present + undefined) / rows;
  }

  /** The unit of a number: what its comment opens with in square brackets; otherwise empty. */
  public String unit() {
    int end = isNumber() && comment.startsWith("[") ? comment.indexOf(']') : -1;
    return end < 0 ? "" : comment.substring(1, end).strip();
  }

  /** The comment without the unit. */
  public String description() {
    return unit().isEmpty() ? comment : comment.substring(comment.indexOf(']') + 1).strip();
  }

  private boolean isNumber() {
    return type() == ColumnType.INTEGER || type() == ColumnType.FLOAT;
  }

  /** The SQL column that the keyword fills. */
  public String column() {
    return ColumnName.of(keyword);
  }

  /** The column that the values ask for. */
  public ColumnDefinition definition() {
    return new ColumnDefinition(keyword, column(), type(), unit(), description(), "");
  }
}

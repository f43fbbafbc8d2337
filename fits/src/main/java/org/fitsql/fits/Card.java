package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/**
 * One keyword of a header with its value and comment.
 *
 * <p>A card is one 80-byte record, or several where CONTINUE records carry on a long string.
 *
 * @param keyword the keyword as spelled, without blanks; of a HIERARCH card the words after
 *     HIERARCH joined by one blank; of a record-valued card ({@code DP1 = 'AXIS.1: 1'}) keyword and
 *     field, {@code DP1.AXIS.1}; empty for a blank keyword
 * @param value the value; null for a commentary card (COMMENT, HISTORY, blank, or no value
 *     indicator)
 * @param comment the comment, or the text of a commentary card; empty where there is none
 * @param firstRecord index of its first 80-byte record in the header, from 0
 * @param recordCount how many records it spans, 1 or more
 */
public record Card(
    String keyword, @Nullable CardValue value, String comment, int firstRecord, int recordCount) {

  /** Whether the card carries text and no value. */
  public boolean isCommentary() {
    return value == null;
  }

  /**
   * The unit that the comment opens with in square brackets (FITS standard 4.0, section 4.3.2), or
   * an empty string.
   */
  public String unit() {
    int end = comment.startsWith("[") ? comment.indexOf(']') : -1;
    return end < 0 ? "" : comment.substring(1, end).strip();
  }
}

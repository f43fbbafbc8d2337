package org.fitsql.ingest.cards;

import java.util.Locale;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.HduType;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions of a file's headers.
 *
 * @param kind what differs
 * @param hdu index of the HDU in the newer version; of a removed HDU in the older
 * @param formerHdu index of the HDU in the older version, or -1 where it has none
 * @param extname EXTNAME, empty where absent; of a primary HDU without one {@code PRIMARY}
 * @param extver EXTVER
 * @param keyword keyword concerned; empty for a blank keyword and for a whole HDU
 * @param before the card as it was, or null
 * @param after the card as it is, or null
 */
public record HeaderChange(
    Kind kind,
    int hdu,
    int formerHdu,
    String extname,
    int extver,
    String keyword,
    @Nullable Card before,
    @Nullable Card after) {

  /** What differs. */
  public enum Kind {
    /** The card is new. */
    ADDED,
    /** The card is gone. */
    REMOVED,
    /** The value differs, or its type; the comment may differ as well. */
    VALUE,
    /** The comment differs and the value does not. */
    COMMENT,
    /** Other bytes that say the same: {@code 1.0} and {@code 1.00}, or other columns. */
    SPELLING,
    /** The cards that both versions have follow one another in another order. */
    ORDER,
    /** The HDU is new, with all its cards. */
    HDU_ADDED,
    /** The HDU is gone, with all its cards. */
    HDU_REMOVED,
    /** The HDU has another place in the file. */
    HDU_MOVED;

    /** How the database and messages spell it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The value before: of a string its text, of a commentary card its text, of anything else its
   * literal; null where there was no card or it was undefined.
   */
  public @Nullable String oldValue() {
    return value(before);
  }

  /** The value after, as {@link #oldValue()}. */
  public @Nullable String newValue() {
    return value(after);
  }

  /** The comment before; null where there was no card or a commentary card. */
  public @Nullable String oldComment() {
    return before == null || before.isCommentary() ? null : before.comment();
  }

  /** The comment after, as {@link #oldComment()}. */
  public @Nullable String newComment() {
    return after == null || after.isCommentary() ? null : after.comment();
  }

  /** Whether it concerns cards of text alone, such as HISTORY. */
  public boolean isCommentary() {
    Card card = after == null ? before : after;
    return card != null && card.isCommentary();
  }

  /** How messages name the HDU: {@code HDU 4 (SCI,2)}. */
  public String label() {
    boolean primary = hdu == 0 && extname.equals(HduType.PRIMARY.name());
    String name = primary || extname.isEmpty() ? extname : extname + "," + extver;
    return "HDU " + hdu + (name.isEmpty() ? "" : " (" + name + ")");
  }

  private static @Nullable String value(@Nullable Card card) {
    if (card == null) {
      return null;
    }
    CardValue value = card.value();
    if (value == null) {
      return card.comment();
    }
    return value instanceof CardValue.Undefined ? null : value.literal();
  }
}

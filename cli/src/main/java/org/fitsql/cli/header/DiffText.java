package org.fitsql.cli.header;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.ingest.cards.HeaderChange;
import org.jspecify.annotations.Nullable;

/** Changes of headers for the eye: a line each, under the HDU they are in. */
public final class DiffText {
  private DiffText() {}

  /** The lines, none where there are no changes. */
  public static List<String> lines(List<HeaderChange> changes) {
    List<String> lines = new ArrayList<>();
    String hdu = "";
    for (HeaderChange change : changes) {
      if (!change.label().equals(hdu)) {
        hdu = change.label();
        lines.add(CardLines.printable(hdu));
      }
      lines.add(CardLines.printable("  " + line(change).stripTrailing()));
    }
    return lines;
  }

  private static String line(HeaderChange change) {
    return switch (change.kind()) {
      case ADDED -> "added     " + card(change.after());
      case REMOVED -> "removed   " + card(change.before());
      case VALUE -> "value     " + change.keyword() + ": " + values(change) + comments(change);
      case COMMENT -> "comment   " + change.keyword() + comments(change);
      case SPELLING -> "spelling  " + change.keyword() + ": " + spelling(change);
      case ORDER -> "order     of the cards";
      case HDU_ADDED -> "added     the HDU";
      case HDU_REMOVED -> "removed   the HDU";
      case HDU_MOVED -> "moved     it was HDU " + change.formerHdu();
    };
  }

  private static String values(HeaderChange change) {
    return value(change.before()) + " -> " + value(change.after());
  }

  private static String comments(HeaderChange change) {
    String before = change.oldComment();
    String after = change.newComment();
    return before == null || after == null || before.equals(after)
        ? ""
        : " / " + before + " -> / " + after;
  }

  private static String spelling(HeaderChange change) {
    String before = value(change.before());
    String after = value(change.after());
    return before.equals(after)
        ? after + ", laid out in another way"
        : "%s, now %s".formatted(before, after);
  }

  private static String card(@Nullable Card card) {
    if (card == null) {
      return "";
    }
    if (card.isCommentary()) {
      return card.keyword() + " " + card.comment();
    }
    String comment = card.comment().isEmpty() ? "" : " / " + card.comment();
    return card.keyword() + " = " + value(card) + comment;
  }

  private static String value(@Nullable Card card) {
    CardValue value = card == null ? null : card.value();
    if (value instanceof CardValue.Text text) {
      return "'" + text.text() + "'";
    }
    return value == null
        ? "no value"
        : value instanceof CardValue.Undefined ? "undefined" : value.literal();
  }
}

package org.fitsql.cli.header;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.ingest.cards.HeaderChange;
import org.fitsql.ingest.cards.HeaderVersion;
import org.jspecify.annotations.Nullable;

/** Changes of headers for the eye: a line each, under the HDU they are in. */
public final class DiffText {
  private DiffText() {}

  /**
   * What was compared, and what changed.
   *
   * @param path of the file, relative to the archive
   * @param changes from the version {@code from} to the version {@code to}
   * @param partial whether changes of other HDUs were left out
   */
  public static List<String> lines(
      String path,
      HeaderVersion from,
      HeaderVersion to,
      List<HeaderChange> changes,
      boolean partial) {
    List<String> lines = new ArrayList<>();
    lines.add(path);
    lines.add("from " + HistoryText.sentence(from));
    lines.add("to   " + HistoryText.sentence(to));
    lines.add("");
    String hdu = "";
    for (HeaderChange change : changes) {
      if (!change.label().equals(hdu)) {
        hdu = change.label();
        lines.add(CardLines.printable(hdu));
      }
      lines.add(CardLines.printable("  " + line(change).stripTrailing()));
    }
    if (changes.isEmpty()) {
      lines.add(nothing(from, to, partial));
    }
    return List.copyOf(lines);
  }

  private static String nothing(HeaderVersion from, HeaderVersion to, boolean partial) {
    if (from.headerHash().equals(to.headerHash())) {
      return "The headers are the same, byte for byte.";
    }
    return partial ? "No card of it changed." : "The headers differ in their padding alone.";
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

package org.fitsql.fits;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the world coordinates of one header (FITS standard 4.0, section 8). */
final class WcsRules {
  private final Hdu hdu;
  private final FindingSink findings;
  private final List<Indexed> indexed = new ArrayList<>();
  private @Nullable Card primaryAxes;
  private @Nullable Card first;
  private @Nullable Card pc;
  private @Nullable Card cd;
  private @Nullable Card rotation;
  private long mostAxes = -1;

  WcsRules(Hdu hdu, FindingSink findings) {
    this.hdu = hdu;
    this.findings = findings;
  }

  private record Indexed(Card card, int index) {}

  /** WCSAXES, or that of an alternate description. */
  void axes(Card card) {
    if (card.value() instanceof CardValue.Whole whole) {
      mostAxes = Math.max(mostAxes, whole.number());
      if (card.keyword().equals("WCSAXES")) {
        primaryAxes = card;
      }
    }
  }

  /** A keyword that is indexed by axes. */
  void check(Card card, ReservedKeyword reserved) {
    String keyword = card.keyword();
    boolean matrix = reserved.family() == ReservedKeyword.Family.MATRIX;
    if (matrix && keyword.indexOf('_') < 0) {
      return;
    }
    if (!ValueType.check(card, reserved.type(), findings)) {
      return;
    }
    first = first == null ? card : first;
    indexed.add(new Indexed(card, reserved.index(keyword)));
    if (matrix) {
      indexed.add(new Indexed(card, reserved.secondIndex(keyword)));
      boolean ofPrimary = Character.isDigit(keyword.charAt(keyword.length() - 1));
      pc = ofPrimary && reserved.stem().equals("PC") ? card : pc;
      cd = ofPrimary && reserved.stem().equals("CD") ? card : cd;
    }
    rotation = keyword.equals("CROTA2") ? card : rotation;
    value(card, reserved.stem());
  }

  private void value(Card card, String stem) {
    double number = ValueType.number(card);
    if (stem.equals("CDELT") && number == 0) {
      tell(Rule.RESERVED_VALUE, card, card.keyword() + " must not be 0");
    } else if ((stem.equals("CRDER") || stem.equals("CSYER")) && number < 0) {
      tell(Rule.RESERVED_VALUE, card, card.keyword() + " must not be negative");
    }
  }

  /** What can only be said when all cards were seen. */
  void end() {
    long most = mostAxes < 0 ? hdu.axes().size() : mostAxes;
    for (Indexed keyword : indexed) {
      if (keyword.index < 1 || keyword.index > most) {
        String limit = (mostAxes < 0 ? "NAXIS = " : "WCSAXES = ") + most;
        tell(
            mostAxes < 0 ? Rule.WCS_INDEX : Rule.KEYWORD_INDEX,
            keyword.card,
            keyword.card.keyword() + ": index " + keyword.index + " is not in 1 to " + limit);
      }
    }
    if (pc != null && cd != null) {
      tell(Rule.WCS, cd, pc.keyword() + " and " + cd.keyword() + " exclude each other");
    }
    if (pc != null && rotation != null) {
      tell(Rule.WCS, rotation, pc.keyword() + " and CROTA2 exclude each other");
    }
    if (primaryAxes != null && first != null && first.firstRecord() < primaryAxes.firstRecord()) {
      tell(Rule.WCS, primaryAxes, "WCSAXES must stand before " + first.keyword());
    }
  }

  private void tell(Rule rule, Card card, String message) {
    findings.odd(rule, card.firstRecord(), card.keyword(), message);
  }
}

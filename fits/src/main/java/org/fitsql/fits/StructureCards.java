package org.fitsql.fits;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks the cards that describe the structure out of a header in one pass; the first of duplicates
 * counts.
 */
final class StructureCards {
  private final List<Card> cards;
  private final List<@Nullable Card> axes = new ArrayList<>();
  private @Nullable Card bitpix;
  private @Nullable Card naxis;
  private @Nullable Card pcount;
  private @Nullable Card gcount;
  private @Nullable Card groups;
  private @Nullable Card extname;
  private @Nullable Card extver;

  StructureCards(ParsedCards parsed) {
    this.cards = parsed.cards();
    for (Card card : parsed.structural()) {
      pick(card);
    }
  }

  /** Whether a card of this keyword, where it has a value, is one of those picked. */
  static boolean wants(String keyword) {
    return !keyword.isEmpty()
        && switch (keyword.charAt(0) & ~0x20) {
          case 'B' -> keyword.equalsIgnoreCase("BITPIX");
          case 'N' -> keyword.regionMatches(true, 0, "NAXIS", 0, 5);
          case 'P' -> keyword.equalsIgnoreCase("PCOUNT");
          case 'G' -> keyword.equalsIgnoreCase("GCOUNT") || keyword.equalsIgnoreCase("GROUPS");
          case 'E' -> keyword.equalsIgnoreCase("EXTNAME") || keyword.equalsIgnoreCase("EXTVER");
          default -> false;
        };
  }

  private void pick(Card card) {
    String keyword = card.keyword();
    switch (keyword.charAt(0) & ~0x20) {
      case 'B' -> bitpix = first(bitpix, card, "BITPIX");
      case 'N' -> pickAxis(card);
      case 'P' -> pcount = first(pcount, card, "PCOUNT");
      case 'G' -> {
        gcount = first(gcount, card, "GCOUNT");
        groups = first(groups, card, "GROUPS");
      }
      case 'E' -> {
        extname = first(extname, card, "EXTNAME");
        extver = first(extver, card, "EXTVER");
      }
      default -> {}
    }
  }

  private void pickAxis(Card card) {
    String keyword = card.keyword();
    naxis = first(naxis, card, "NAXIS");
    int number = 0;
    for (int i = 5; i < keyword.length() && keyword.length() <= 8; i++) {
      char c = keyword.charAt(i);
      if (c < '0' || c > '9' || (i == 5 && c == '0')) {
        return;
      }
      number = number * 10 + c - '0';
    }
    if (number > 0) {
      while (axes.size() < number) {
        axes.add(null);
      }
      if (axes.get(number - 1) == null) {
        axes.set(number - 1, card);
      }
    }
  }

  private static @Nullable Card first(@Nullable Card known, Card card, String keyword) {
    return known == null && card.keyword().equalsIgnoreCase(keyword) ? card : known;
  }

  /** Value of the card that opens the header: SIMPLE or XTENSION. */
  @Nullable CardValue first() {
    return cards.isEmpty() ? null : cards.get(0).value();
  }

  int size() {
    return cards.size();
  }

  @Nullable Card bitpix() {
    return bitpix;
  }

  @Nullable Card naxis() {
    return naxis;
  }

  /** NAXISn, n from 1. */
  @Nullable Card axis(int n) {
    return n <= axes.size() ? axes.get(n - 1) : null;
  }

  @Nullable Card pcount() {
    return pcount;
  }

  @Nullable Card gcount() {
    return gcount;
  }

  boolean isGroups() {
    return groups != null && groups.value() instanceof CardValue.Logical logical && logical.truth();
  }

  @Nullable Card extname() {
    return extname;
  }

  @Nullable Card extver() {
    return extver;
  }

  /** Tells where the mandatory keywords do not open the header in their order (tables 7 and 10). */
  void tellDisorder(int hdu, FindingSink findings) {
    String[] expected = {hdu == 0 ? "SIMPLE" : "XTENSION", "BITPIX", "NAXIS"};
    for (int i = 0; i < expected.length + axes.size() && i < cards.size(); i++) {
      String keyword = i < expected.length ? expected[i] : "NAXIS" + (i - expected.length + 1);
      Card card = cards.get(i);
      if (!card.keyword().equals(keyword)) {
        findings.odd(
            Rule.MANDATORY_KEYWORD,
            card.firstRecord(),
            card.keyword(),
            "card " + (i + 1) + " must be " + keyword + " and is " + card.keyword());
        return;
      }
    }
  }
}

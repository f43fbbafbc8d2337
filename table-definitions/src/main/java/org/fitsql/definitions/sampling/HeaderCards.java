package org.fitsql.definitions.sampling;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.fits.Card;
import org.fitsql.fits.Header;

/**
 * The cards of one header that have a value, by the rows that they fill. Of duplicates the first
 * counts.
 *
 * @param row those of the header table, by keyword in upper case
 * @param repeated those with a repeat index, by group, index, and keyword in the child table
 */
record HeaderCards(
    Map<String, Card> row, Map<RepeatedKeywords, Map<String, Map<String, Card>>> repeated) {

  static HeaderCards of(Header header, List<RepeatedKeywords> groups) {
    HeaderCards cards = new HeaderCards(new HashMap<>(), new HashMap<>());
    for (Card card : header.cards()) {
      if (!card.isCommentary()) {
        cards.add(card.keyword().toUpperCase(Locale.ROOT), card, groups);
      }
    }
    return cards;
  }

  private void add(String keyword, Card card, List<RepeatedKeywords> groups) {
    for (RepeatedKeywords group : groups) {
      Matcher parts = group.pattern().matcher(keyword);
      if (parts.matches()) {
        repeated
            .computeIfAbsent(group, g -> new HashMap<>())
            .computeIfAbsent(parts.group("index"), i -> new HashMap<>())
            .putIfAbsent(parts.group("name"), card);
        return;
      }
    }
    row.putIfAbsent(keyword, card);
  }
}

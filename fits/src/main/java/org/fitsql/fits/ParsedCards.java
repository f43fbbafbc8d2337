package org.fitsql.fits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cards of one header, and which of their keywords the standard reserves.
 *
 * @param cards in order
 * @param reserved what the standard says of the keyword of the card in the same place; null where
 *     it says nothing, the card has no value, or is known to keep to it; may be longer than the
 *     cards
 * @param structural those of the cards that {@link StructureCards} wants, in order
 */
record ParsedCards(List<Card> cards, @Nullable ReservedKeyword[] reserved, List<Card> structural) {

  /** The first card that has this keyword of those that are never without rules; null: none. */
  @Nullable Card first(String keyword) {
    for (int i = 0; i < cards.size(); i++) {
      ReservedKeyword known = reserved[i];
      if (known != null && known.stem().equals(keyword)) {
        return cards.get(i);
      }
    }
    return null;
  }
}

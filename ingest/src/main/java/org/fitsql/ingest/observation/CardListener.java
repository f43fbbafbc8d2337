package org.fitsql.ingest.observation;

import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;

/** Told of the cards of one header that a row cannot hold. */
interface CardListener {

  /**
   * Its column cannot hold the value.
   *
   * @param reason in words, naming keyword, value, column and type
   */
  void misfit(ColumnDefinition column, Card card, CardValue value, String reason);

  /**
   * Its keyword has no column; told of the first card of that keyword, and never of one undefined.
   */
  void unknown(Card card, CardValue value);
}

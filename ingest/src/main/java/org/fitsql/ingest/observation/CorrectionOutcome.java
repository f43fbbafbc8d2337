package org.fitsql.ingest.observation;

import org.fitsql.definitions.Correction;
import org.jspecify.annotations.Nullable;

/**
 * What became of a correction in one HDU of a file.
 *
 * @param hdu index of the HDU, {@link #NO_HDU} where the file has none that is meant
 * @param applied whether the card is as the correction says, and the value was replaced
 * @param original value in the card, or null where the keyword is absent or undefined
 */
public record CorrectionOutcome(
    Correction correction, int hdu, boolean applied, @Nullable String original) {

  /** Stands for the index of an HDU that is not there. */
  public static final int NO_HDU = -1;
}

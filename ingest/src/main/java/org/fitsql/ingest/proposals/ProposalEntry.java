package org.fitsql.ingest.proposals;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of a proposal or of one observation.
 *
 * @param about what it is about
 * @param type proposal type, or null where the list does not know it
 * @param releaseDate when the data become public, UTC, or null where the list does not know it
 * @param line of the file, from 1
 */
public record ProposalEntry(
    About about, @Nullable String type, @Nullable LocalDateTime releaseDate, long line) {

  /**
   * A proposal, or one observation.
   *
   * @param proposid number of the proposal, 0 where it is about one observation
   * @param rootname of the observation in lower case, empty where it is about a proposal
   */
  public record About(long proposid, String rootname) {
    @Override
    public String toString() {
      return rootname.isEmpty() ? "proposal " + proposid : "observation " + rootname;
    }
  }

  /** Whether both say the same, wherever they stand. */
  boolean saysAs(ProposalEntry other) {
    return java.util.Objects.equals(type, other.type)
        && java.util.Objects.equals(releaseDate, other.releaseDate);
  }
}

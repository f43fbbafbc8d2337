package org.fitsql.ingest.proposals;

/** A proposal list cannot be used at all; the message names file, line and what is wrong. */
public final class ProposalListException extends Exception {
  private static final long serialVersionUID = 1L;

  ProposalListException(String message) {
    super(message);
  }
}

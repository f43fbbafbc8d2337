package org.fitsql.ingest.growth;

/** What becomes of keywords that no column holds. Their cards are kept in any case. */
public enum UnknownKeywords {
  /** They become columns, and columns that are too narrow become wider. */
  ADD,
  /** They are told at the end of the run. */
  REPORT,
  /** The file fails. */
  REFUSE
}

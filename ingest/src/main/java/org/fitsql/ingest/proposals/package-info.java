/**
 * Proposal types and release dates, which no header tells, from a list that an operator keeps.
 *
 * <p>{@link org.fitsql.ingest.proposals.ProposalList} is the file, {@link
 * org.fitsql.ingest.proposals.ProposalRows} brings table {@code proposals} and the observations
 * that it concerns up to date, and {@link org.fitsql.ingest.proposals.Proposals} is what new
 * observations are told.
 */
@NullMarked
package org.fitsql.ingest.proposals;

import org.jspecify.annotations.NullMarked;

package org.fitsql.scheduler;

import java.time.Instant;

/**
 * What the processes of a shared run have in common.
 *
 * @param run that opened it, the name of the shared run
 * @param agreement digest of what they must agree on
 * @param began when it began: the date of all its rows
 */
record SharedTerms(String run, String agreement, Instant began) {}

package org.fitsql.ingest.observation;

import java.time.LocalDateTime;

/**
 * What rows say about the run that wrote them.
 *
 * @param run name of the run
 * @param now date for the rows, UTC, to the microsecond
 */
public record RunStamp(String run, LocalDateTime now) {}

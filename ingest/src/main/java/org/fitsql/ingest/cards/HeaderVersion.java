package org.fitsql.ingest.cards;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One of the headers that a file has had, in short.
 *
 * @param version from 1
 * @param run run that stored it
 * @param stored when that run began, UTC; null where {@code runs} no longer has it
 * @param program version of fitsql that stored it; null as {@code stored}
 * @param headerHash SHA-256 over the header bytes of all HDUs
 * @param bytes of all headers in the file
 * @param hdus how many HDUs
 */
public record HeaderVersion(
    long version,
    String run,
    @Nullable LocalDateTime stored,
    @Nullable String program,
    String headerHash,
    long bytes,
    long hdus) {}

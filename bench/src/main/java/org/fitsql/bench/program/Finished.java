package org.fitsql.bench.program;

import java.util.OptionalLong;

/**
 * A program that has run to its end.
 *
 * @param exitCode its exit code
 * @param seconds from start to end
 * @param peakBytes the most memory it had resident; empty where the system does not say
 * @param output its standard output
 * @param errors the end of its standard error
 */
public record Finished(
    int exitCode, double seconds, OptionalLong peakBytes, String output, String errors) {}

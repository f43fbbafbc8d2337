package org.fitsql.bench.kept;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fitsql.bench.measure.Comparison;

/**
 * All that a run measured.
 *
 * @param when it began
 * @param version of fitsql
 * @param machine that it ran on
 * @param database product, version and durability; empty where none was used
 * @param sizes how much was measured, by option
 * @param comparisons the results
 * @param troubles stages that failed, with their message
 */
public record Results(
    Instant when,
    String version,
    Machine machine,
    String database,
    Map<String, String> sizes,
    List<Comparison> comparisons,
    Map<String, String> troubles) {}

package org.fitsql.bench.kept;

/**
 * A ratio of an earlier run.
 *
 * @param key as {@link org.fitsql.bench.measure.Comparison#key()}
 * @param ratio how many times as good as the reference fitsql was
 */
public record KeptRatio(String key, double ratio) {}

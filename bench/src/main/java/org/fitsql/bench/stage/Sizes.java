package org.fitsql.bench.stage;

import java.util.Map;

/**
 * How much is measured.
 *
 * @param observations of each detector in the archive of headers
 * @param frames observations of the largest detector in the archive of frames
 * @param scale of the edges of those frames, 1 for real dimensions
 * @param files of the tree for the nightly pass
 * @param rounds how often each subject takes its turn
 */
public record Sizes(
    Map<String, Integer> observations, int frames, double scale, int files, int rounds) {}

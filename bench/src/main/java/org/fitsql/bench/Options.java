package org.fitsql.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fitsql.bench.database.DatabaseServer;
import org.fitsql.bench.stage.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants.
 *
 * @param sizes how much is measured
 * @param only the stages to measure; empty for all
 * @param check whether to fail on a regression
 * @param keep whether to keep the results beside the others
 * @param server the server to use, or null for one of its own
 * @param out where results go
 * @param work where archives and all else go
 */
record Options(
    Sizes sizes,
    Set<String> only,
    boolean check,
    boolean keep,
    @Nullable DatabaseServer server,
    Path out,
    Path work) {

  boolean wants(String stage) {
    return only.isEmpty() || only.contains(stage);
  }

  /** The sizes by option, as results are kept and found again by. */
  Map<String, String> named() {
    Map<String, String> named = new TreeMap<>();
    sizes.observations().forEach((detector, n) -> named.put(detector, n.toString()));
    named.put("frames", Integer.toString(sizes.frames()));
    named.put("scale", Double.toString(sizes.scale()));
    named.put("files", Integer.toString(sizes.files()));
    return named;
  }

  static List<String> help(List<String> detectors, List<String> stages) {
    return List.of(
        "bench/run [OPTION...]   measures fitsql beside its references",
        "bench/run --jmh [...]   runs the inner parts under JMH",
        "bench/run --million DIR [EXPOSURES [FIRST]]   makes the archive of a million files",
        "",
        "--DETECTOR N      observations of a detector in the archive of headers",
        "                  (" + String.join(", ", detectors) + "; default: 2400 of the largest,",
        "                  600 of each other)",
        "--frames N        observations of the largest detector in the archive of frames (default: 8)",
        "--scale S         edges of those frames, above 0 to 1 (default: 1, real dimensions)",
        "--files N         files of the tree for the nightly pass (default: 20000)",
        "--rounds N        how often each subject takes its turn (default: 3)",
        "--only STAGE,...  only these of " + String.join(", ", stages),
        "--check           fail (exit code 1) on a ratio 15 % worse than the one kept",
        "--keep            keep the results in bench/results",
        "--database URL    jdbc:mysql://host:port/ of a server that may be filled (default: one",
        "                  of its own); databases named fitsql_bench_... are made and dropped",
        "--user NAME       its user (default: root); the password comes from",
        "                  FITSQL_DATABASE_PASSWORD",
        "--out DIR         where results go (default: bench/target/out)",
        "--work DIR        where archives go (default: bench/target/work)");
  }
}

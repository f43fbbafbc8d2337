package org.fitsql.bench.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.OptionalLong;
import org.fitsql.bench.program.Finished;

/**
 * One finished {@code fitsql ingest}.
 *
 * @param seconds from the start of the process to its end
 * @param rootnames observations that were worked on
 * @param files that were new or had changed
 * @param rows written
 * @param jpegs drawn
 * @param peakBytes the most memory it had resident; empty where the system does not say
 */
public record IngestPass(
    double seconds, long rootnames, long files, long rows, long jpegs, OptionalLong peakBytes) {

  static IngestPass of(Finished finished) throws IOException {
    JsonNode summary = new ObjectMapper().readTree(finished.output());
    JsonNode files = summary.path("files");
    return new IngestPass(
        finished.seconds(),
        summary.path("rootnames").asLong(),
        files.path("new").asLong() + files.path("changed").asLong(),
        summary.path("rows").asLong(),
        summary.path("jpegs").asLong(),
        finished.peakBytes());
  }

  /** Observations per second. */
  double rate() {
    return rootnames / seconds;
  }
}

package org.fitsql.cli.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where metrics go.
 *
 * @param port that they are served on, 0 for any, or null for none
 * @param address that they are served on
 * @param file that they are written to at the end of a run, or null
 */
public record MetricsChoice(@Nullable Integer port, String address, @Nullable Path file) {

  /** Whether anybody wants them. */
  public boolean isWanted() {
    return port != null || file != null;
  }
}

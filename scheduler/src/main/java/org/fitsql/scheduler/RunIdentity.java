package org.fitsql.scheduler;

import java.util.List;

/**
 * What writes to the database, for its row in table {@code runs}.
 *
 * @param command name of the command, such as {@code schema-migrate}
 * @param version of fitsql
 * @param configuration in effect, a line per key, without secrets
 */
public record RunIdentity(String command, String version, List<String> configuration) {
  public RunIdentity {
    configuration = List.copyOf(configuration);
  }
}

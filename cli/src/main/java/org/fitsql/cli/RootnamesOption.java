package org.fitsql.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that may go over some observations only. */
final class RootnamesOption {
  @Option(
      names = "--rootnames",
      paramLabel = "FILE",
      description = "Only the rootnames in FILE, one per line; - reads standard input.")
  private @Nullable String source;

  /** Those that are asked for, or null where all are. */
  @Nullable Set<String> read(Surroundings around) throws RefusedException {
    return source == null ? null : Rootnames.read(source, around);
  }
}

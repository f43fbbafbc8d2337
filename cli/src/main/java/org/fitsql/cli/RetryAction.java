package org.fitsql.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.ingest.Retry;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.AskedRetries;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql retry}. */
@Command(
    name = "retry",
    description = {
      "Has files that failed tried again by the next run though they have not changed.",
      "Without it, what is broken waits until it changes, and what disk or network kept from being",
      "read is tried after 1, 2, 4, 8 and then every 16 nights."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints one object: files [path].",
      "",
      "Examples:",
      "  fitsql retry j8bt05njq",
      "  fitsql retry j8bt/j8bt05njq/j8bt05njq_flt.fits && fitsql ingest",
      "  fitsql retry --all",
      "  fitsql retry --class later",
    })
final class RetryAction extends DatabaseAction {

  @Parameters(
      paramLabel = "FILE or ROOTNAME",
      arity = "0..1",
      description = "A file by its name or path, or a rootname.")
  private @Nullable String what;

  @Option(names = "--all", description = "Everything that failed.")
  private boolean all;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "Only failures of this class: now, later or never.")
  private @Nullable String word;

  RetryAction(Surroundings around) {
    super(around);
  }

  @Override
  boolean needsCurrent() {
    return true;
  }

  @Override
  int read(
      Configuration configuration, Database database, Bookkeeping bookkeeping, Set<String> tables)
      throws IOException, RefusedException {
    Retry retry = word == null ? null : retry(word);
    if (what == null && !all && retry == null || what != null && all) {
      throw usage("Say what: a FILE or ROOTNAME, or --class, or --all.");
    }
    boolean file = what != null && (what.contains("/") || what.contains("."));
    String path =
        file && what != null
            ? ArchivedFile.find(what, database, configuration, around().workingDirectory()).path()
            : null;
    String rootname = file || what == null ? null : what.toLowerCase(Locale.ROOT);
    List<String> paths =
        new AskedRetries(database, identity(configuration), around().clock())
            .ask(new AskedRetries.Wanted(path, rootname, retry));
    report(paths);
    return ExitCode.DONE;
  }

  private void report(List<String> paths) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), Map.of("files", paths));
      return;
    }
    paths.forEach(around().out()::println);
    if (!quiet()) {
      around()
          .err()
          .println(
              paths.isEmpty()
                  ? "Nothing of that failed and was not mended since."
                  : "The next run tries %d %s again."
                      .formatted(paths.size(), paths.size() == 1 ? "file" : "files"));
    }
  }

  private Retry retry(String given) {
    for (Retry retry : Retry.values()) {
      if (retry.word().equals(given)) {
        return retry;
      }
    }
    throw usage("--class " + given + ": expected now, later or never.");
  }

  @Override
  int nothingYet(String hint) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), Map.of("files", List.of()));
    }
    around().err().println(hint);
    return ExitCode.DONE;
  }
}

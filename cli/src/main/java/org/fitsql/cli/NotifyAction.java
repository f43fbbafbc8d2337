package org.fitsql.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.monitoring.notice.SilenceWatch;
import org.fitsql.monitoring.notice.SilenceWatch.Silence;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.scheduler.RunHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fitsql notify}. */
@Command(
    name = "notify",
    description = {
      "Tells when no run has finished for too long, once for each silence: a run that does not",
      "happen cannot tell it itself. For cron or a timer, on any machine that reaches the database."
    },
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 a run finished lately; 3 silence, told now or before; 4 the database cannot be",
      "asked, which is told too. Without --notify it only says so and ends with these codes.",
      "--json prints one object: silent, last_success, silent_hours, told.",
      "",
      "Examples:",
      "  fitsql notify --silence 26h --notify https://chat.example/hooks/XYZ",
      "  fitsql notify --silence 26h --notify-file /etc/fitsql/webhook",
      "  fitsql notify --silence 26h --notify 'mail -s \"$FITSQL_NOTICE_SUBJECT\" ops@example'",
      "  fitsql notify --test",
    })
final class NotifyAction extends Action {

  @Option(names = "--test", description = "Tell something now, to see whether it arrives.")
  private boolean test;

  NotifyAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return Stream.concat(
            Stream.of(Key.NOTIFY_TO, Key.NOTIFY_TO_FILE, Key.NOTIFY_SILENCE, Key.NOTIFY_TIMEOUT),
            ConfigurationOptions.ofDatabase().stream())
        .toList();
  }

  @Override
  int perform() throws Exception {
    Configuration configuration = configuration();
    Notices notices = new Notices(configuration, around());
    if (test) {
      return test(notices);
    }
    Duration limit = configuration.notifying().silence();
    if (limit == null) {
      throw usage(
          "How long is silence? Give --silence 26h, or notify.silence in the configuration.");
    }
    ToldFile told = new ToldFile(configuration.home());
    Optional<Instant> last;
    try {
      last = lastSuccess(configuration);
    } catch (DatabaseException e) {
      if (told.isNew("the database cannot be asked")) {
        notices.failed(name(), e);
      }
      throw e;
    }
    // whoever calls this every hour knows of no beginning but the first run
    return report(
        new SilenceWatch(limit, around().clock(), Instant.EPOCH).silence(last),
        last,
        notices,
        told);
  }

  private int test(Notices notices) throws IOException {
    if (!notices.areWanted()) {
      throw usage("Whom to tell? Give --notify TARGET, or notify.to in the configuration.");
    }
    boolean arrived = notices.test();
    print(Map.of("told", arrived), arrived ? "Told." : "Nobody could be told.");
    return arrived ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private Optional<Instant> lastSuccess(Configuration configuration) {
    if (EmbeddedDatabase.isMissing(configuration)) {
      return Optional.empty();
    }
    try (Database database = Database.open(configuration.database(), 1)) {
      return new RunHistory(database, around().clock()).lastSuccess();
    }
  }

  private int report(
      Optional<Silence> silence, Optional<Instant> last, Notices notices, ToldFile told)
      throws IOException {
    String when = last.map(Instant::toString).orElse("never");
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("silent", silence.isPresent());
    json.put("last_success", last.map(Instant::toString).orElse(null));
    if (silence.isEmpty()) {
      told.forget();
      print(json, "A run finished at " + when + ".");
      return ExitCode.DONE;
    }
    json.put("silent_hours", last.isEmpty() ? null : silence.get().lasting().toHours());
    boolean due = notices.areWanted() && told.isNew("silence since " + when);
    boolean arrived = due && notices.silent(silence.get());
    if (due && !arrived) {
      told.forget(); // the next call tries again
    }
    json.put("told", arrived);
    print(
        json,
        last.isEmpty()
            ? "Silence: no run has ever finished."
            : "Silence: no run has finished for %d hours, since %s."
                .formatted(silence.get().lasting().toHours(), when));
    return ExitCode.SOME_FAILED;
  }

  private void print(Map<String, ? extends @Nullable Object> json, String line) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), json);
    } else {
      around().out().println(line);
    }
  }
}

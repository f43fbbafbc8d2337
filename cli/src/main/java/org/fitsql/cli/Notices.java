package org.fitsql.cli;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.config.NotifyChoice;
import org.fitsql.cli.config.Secrets;
import org.fitsql.cli.run.Places;
import org.fitsql.cli.run.SummaryText;
import org.fitsql.cli.run.TroubleText;
import org.fitsql.monitoring.notice.Channel;
import org.fitsql.monitoring.notice.Notice;
import org.fitsql.monitoring.notice.Notice.Event;
import org.fitsql.monitoring.notice.Notifier;
import org.fitsql.monitoring.notice.ShellCommand;
import org.fitsql.monitoring.notice.SilenceWatch.Silence;
import org.fitsql.monitoring.notice.Webhook;
import org.fitsql.scheduler.RunSummary;

/** Tells of failure and of silence, where the configuration says whom; where not, does nothing. */
final class Notices {
  /** How many troubles a notice has; the log has them all. */
  private static final int LISTED = 20;

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

  private final Configuration configuration;
  private final Surroundings around;
  private final Optional<Notifier> notifier;

  Notices(Configuration configuration, Surroundings around) {
    this.configuration = configuration;
    this.around = around;
    this.notifier = channel(configuration.notifying(), around).map(Notifier::new);
  }

  private static Optional<Channel> channel(NotifyChoice choice, Surroundings around) {
    String to = choice.to();
    if (to == null) {
      return Optional.empty();
    }
    return Optional.of(
        choice.isWebhook()
            ? new Webhook(URI.create(to), choice.timeout(), PAUSES)
            : new ShellCommand(
                to,
                around.environment(),
                Set.of(Key.DATABASE_PASSWORD.variable(), Key.NOTIFY_TO.variable()),
                choice.timeout()));
  }

  /** Whether anybody is told. */
  boolean areWanted() {
    return notifier.isPresent();
  }

  /** Tells of a run that ended, where files failed in it or it ended early. */
  void ended(String command, RunSummary summary, Places places, int code) {
    if (code == ExitCode.DONE || notifier.isEmpty()) {
      return;
    }
    Map<String, String> facts = facts();
    facts.put("command", command);
    facts.put("archive", summary.archive().toString());
    facts.put("run", summary.run());
    facts.put("outcome", summary.interrupted().isEmpty() ? "failures" : "interrupted");
    facts.put("exit_code", Integer.toString(code));
    facts.put("started", summary.started().toString());
    facts.put("seconds", Double.toString(summary.elapsed().toMillis() / 1000.0));
    facts.put("new_files", Long.toString(summary.files().fresh()));
    facts.put("changed_files", Long.toString(summary.files().changed()));
    facts.put("failed_files", Long.toString(summary.files().failed()));
    facts.put("incomplete_files", Long.toString(summary.files().incomplete()));
    facts.put("rows", Long.toString(summary.rows()));
    facts.put("log", places.log().toString());
    String what =
        summary.interrupted().isEmpty()
            ? summary.files().failed() + " files failed"
            : "ended early: " + summary.interrupted();
    tell(
        Event.FAILURE,
        "fitsql %s on %s: %s".formatted(command, host(), what),
        String.join("\n", SummaryText.lines(summary, places)) + troubles(summary),
        facts);
  }

  private static String troubles(RunSummary summary) {
    if (summary.troubles().isEmpty()) {
      return "\n";
    }
    StringBuilder text = new StringBuilder("\n\n");
    summary.troubles().stream()
        .limit(LISTED)
        .forEach(trouble -> text.append(TroubleText.of(trouble)).append('\n'));
    if (summary.troubles().size() > LISTED) {
      text.append("... more of them in the log\n");
    }
    return text.toString();
  }

  /** Tells of a run that broke off; another run that holds the lock is no failure. */
  void failed(String command, Throwable failure) {
    int code = Failure.exitCode(failure);
    if (notifier.isEmpty() || code == ExitCode.LOCKED) {
      return;
    }
    String message = Secrets.masked(String.valueOf(failure.getMessage()));
    Map<String, String> facts = facts();
    facts.put("command", command);
    facts.put("outcome", "failed");
    facts.put("exit_code", Integer.toString(code));
    facts.put("message", message);
    tell(
        Event.FAILURE,
        "fitsql %s on %s failed with exit code %d".formatted(command, host(), code),
        message
            + "\n\ndatabase    "
            + configuration.databaseUrl()
            + "\nlogs        "
            + configuration.logs()
            + "\n",
        facts);
  }

  /** Tells that no run has finished for too long; whether it arrived. */
  boolean silent(Silence silence) {
    Instant last = silence.lastSuccess();
    Map<String, String> facts = facts();
    facts.put("last_success", last == null ? "" : last.toString());
    facts.put("silent_hours", Long.toString(silence.lasting().toHours()));
    String what =
        last == null
            ? "no run has ever finished"
            : "no run has finished for " + silence.lasting().toHours() + " hours, since " + last;
    return tell(
        Event.SILENCE,
        "fitsql on %s: %s".formatted(host(), what),
        "In the database %s %s.\nDoes the scheduler still run, and what do the logs in %s say?\n"
            .formatted(configuration.databaseUrl(), what, configuration.logs()),
        facts);
  }

  /** Tells something of no importance; whether it arrived. */
  boolean test() {
    return tell(
        Event.TEST,
        "fitsql on %s: a test".formatted(host()),
        "Nothing has happened: somebody wants to see whether this arrives.\n",
        facts());
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("host", host());
    facts.put("version", Version.ofBuild().number());
    facts.put("database", configuration.databaseUrl());
    return facts;
  }

  private String host() {
    return Environment.host(around.environment());
  }

  private boolean tell(Event event, String subject, String text, Map<String, String> facts) {
    Notice notice = new Notice(event, subject, text, facts);
    return notifier.map(each -> each.tell(notice)).orElse(false);
  }
}

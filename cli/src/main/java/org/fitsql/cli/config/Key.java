package org.fitsql.cli.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be configured, with its three spellings. */
public enum Key {
  ARCHIVE("archive", "--archive", "DIR", "root of the archive, a directory or s3://bucket/prefix"),
  INSTRUMENT(
      "instrument",
      "--instrument",
      "ID,...",
      "instruments to ingest, or all (default: those that fitsql knows completely)"),
  DEFINITIONS("definitions", "--definitions", "DIR", "folder with instruments of your own"),
  CORRECTIONS(
      "corrections",
      "--corrections",
      "FILE",
      "corrections of wrong keywords (default: corrections.yaml in the folder of definitions)"),
  DATABASE_URL(
      "database.url",
      "--database",
      "URL",
      "jdbc:mysql://host/name (MySQL or MariaDB) or jdbc:h2:... (default: embedded, below home)"),
  DATABASE_USER("database.user", "--database-user", "NAME", "user of the database"),
  DATABASE_PASSWORD("database.password", "", "", "password of the database"),
  DATABASE_PASSWORD_FILE(
      "database.password-file",
      "--database-password-file",
      "FILE",
      "file whose first line is the password (or set FITSQL_DATABASE_PASSWORD)"),
  HOME("home", "--home", "DIR", "embedded database, locks, state (default: ./fitsql-data)"),
  JPEGS("quicklook.jpegs", "--jpegs", "DIR", "where JPEGs go (default: ./jpegs)"),
  THUMBNAILS(
      "quicklook.thumbnails", "--thumbnails", "DIR", "where thumbnails go (default: ./thumbnails)"),
  PERCENTILES(
      "quicklook.percentiles",
      "--percentiles",
      "LOW,HIGH",
      "limits at these percentiles of the pixels (the standard is 1,99)"),
  LIMITS(
      "quicklook.limits",
      "--limits",
      "METHOD",
      "how black and white are found: percentile, sigma, zscale or minmax (default: what the"
          + " instrument says of the image, else percentile)"),
  STRETCH(
      "quicklook.stretch",
      "--stretch",
      "NAME",
      "shades between them: linear, asinh, log or sqrt (default: what the instrument says of the"
          + " image, else linear)"),
  KAPPA(
      "quicklook.kappa",
      "--kappa",
      "K",
      "sigma limits clip at K standard deviations (the" + " standard is 3)"),
  ITERATIONS(
      "quicklook.iterations",
      "--iterations",
      "N",
      "sigma limits clip at most N times (the standard is 5)"),
  NO_VALUE(
      "quicklook.no-value",
      "--no-value",
      "LEVEL",
      "shade of NaN, blank and infinite pixels, 0 to 255 (default: 64)"),
  GOOD_PIXELS(
      "quicklook.good-pixels", "--good-pixels", "", "limits from good pixels only (the default)"),
  QUICKLOOK_FILETYPES(
      "quicklook.filetypes",
      "--quicklook-filetypes",
      "TYPE,...",
      "filetypes that get a JPEG (default: as the instrument says)"),
  SIZES(
      "quicklook.sizes",
      "--sizes",
      "N,...",
      "smaller JPEGs beside each JPEG, by their longer side, such as 1024,256 (default: none)"),
  DEEP_ZOOM(
      "quicklook.deep-zoom",
      "--deep-zoom",
      "",
      "tiles of each JPEG for zooming viewers too, as NAME.dzi"),
  LOGS("logs", "--logs", "DIR", "where log files go (default: ./logs)"),
  WORKERS("workers", "--workers", "N", "observations worked on at once"),
  SHARED(
      "shared",
      "--shared",
      "",
      "share the run with all processes, also on other hosts, that are started so on one MySQL or"
          + " MariaDB database"),
  SETTLE("settle", "--settle", "SECONDS", "leave files alone that are younger (default: 5)"),
  CHECKSUMS(
      "checksums",
      "--checksums",
      "",
      "verify CHECKSUM, DATASUM and the padding of data, which reads all data (default: no)"),
  UNKNOWN_KEYWORDS(
      "unknown-keywords",
      "--unknown-keywords",
      "POLICY",
      "keywords without a column: add (the default) makes one, report tells them, refuse fails"
          + " the file"),
  PROPOSALS(
      "proposals",
      "--proposals",
      "FILE",
      "CSV of proposal types and release dates; what it says is kept for runs without it"),
  LOG_FORMAT(
      "log-format",
      "--log-format",
      "FORMAT",
      "text (the default), or json: one object per line, in a file that ends with .jsonl"),
  LOG_RETENTION(
      "log-retention",
      "--log-retention",
      "AGE",
      "log files older than this are deleted, such as 26h or 90d (the default)"),
  LOG_MAX_TOTAL(
      "log-max-total",
      "--log-max-total",
      "SIZE",
      "the oldest log files are deleted when all take more than this, such as 500MB or 5GB (the"
          + " default)"),
  NOTIFY_TO(
      "notify.to",
      "--notify",
      "TARGET",
      "who is told of failure and of silence: https://... gets a POST of JSON, anything else is a"
          + " shell command"),
  NOTIFY_TO_FILE(
      "notify.to-file",
      "--notify-file",
      "FILE",
      "file whose first line is the target (or set FITSQL_NOTIFY_TO)"),
  NOTIFY_SILENCE(
      "notify.silence", "--silence", "AGE", "no finished run for so long is silence, such as 26h"),
  NOTIFY_TIMEOUT(
      "notify.timeout",
      "--notify-timeout",
      "AGE",
      "a notification that takes longer is given up (default: 30s)"),
  METRICS_PORT(
      "metrics.port",
      "--metrics-port",
      "PORT",
      "serve /metrics (Prometheus) and /health on this port while it runs; 0 takes any"),
  METRICS_ADDRESS(
      "metrics.address",
      "--metrics-address",
      "HOST",
      "address that they are served on (default: 127.0.0.1, this machine only)"),
  METRICS_FILE(
      "metrics.file",
      "--metrics-file",
      "FILE",
      "write the metrics here when the run ends, for the textfile collector of node_exporter"),
  SCHEDULE(
      "schedule",
      "--cron",
      "CRON",
      "when the scheduler runs: minute, hour, day of month, month, day of week"),
  ZONE("zone", "--zone", "ZONE", "time zone of the cron expression, such as Europe/Berlin"),
  JITTER("jitter", "--jitter", "TIME", "start up to so much later, at random, such as 5m"),
  WATCH("watch", "--watch", "", "ingest files as they come"),
  INTERVAL(
      "interval",
      "--interval",
      "TIME",
      "between two looks at an archive whose changes the system does not tell (default: 60s)");

  private final String path;
  private final String option;
  private final String label;
  private final String description;

  Key(String path, String option, String label, String description) {
    this.path = path;
    this.option = option;
    this.label = label;
    this.description = description;
  }

  /** How the configuration file spells it, sections joined by dots: {@code database.url}. */
  public String path() {
    return path;
  }

  /** How the command line spells it; empty where it has no option. */
  public String option() {
    return option;
  }

  /** What its value is called in help texts; empty for a flag. */
  public String label() {
    return label;
  }

  /** What it is, for help texts. */
  public String description() {
    return description;
  }

  /** How the environment spells it: {@code FITSQL_DATABASE_URL}. */
  public String variable() {
    return "FITSQL_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static Optional<Key> ofPath(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }

  /** Whether {@code path} is a section, such as {@code database}. */
  static boolean isSection(String path) {
    return Arrays.stream(values()).anyMatch(key -> key.path.startsWith(path + "."));
  }
}

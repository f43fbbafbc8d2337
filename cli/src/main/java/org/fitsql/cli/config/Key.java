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
  SETTLE("settle", "--settle", "SECONDS", "leave files alone that are younger (default: 5)"),
  UNKNOWN_KEYWORDS(
      "unknown-keywords",
      "--unknown-keywords",
      "POLICY",
      "keywords without a column: add (the default) makes one, report tells them, refuse fails"
          + " the file"),
  SCHEDULE("schedule", "", "", "when the scheduler runs, as a cron expression");

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

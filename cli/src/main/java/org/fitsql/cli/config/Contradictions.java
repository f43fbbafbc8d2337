package org.fitsql.cli.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Refuses values that are fine one by one and harmful together. */
final class Contradictions {
  /** Minute, hour, day of month, month, day of week. */
  private static final Pattern CRON = Pattern.compile("\\S+(\\s+\\S+){4}");

  private final Configuration configuration;

  private Contradictions(Configuration configuration) {
    this.configuration = configuration;
  }

  static void refuse(Configuration configuration) throws ConfigurationException {
    Contradictions contradictions = new Contradictions(configuration);
    contradictions.refuseSharedImageFolder();
    contradictions.refuseOutputInsideTheArchive();
    contradictions.refuseArchiveInsideHome();
    contradictions.refuseOddSchedule();
    contradictions.refuseSharingAFile();
  }

  private void refuseSharedImageFolder() throws ConfigurationException {
    Path jpegs = configuration.quicklook().jpegs();
    if (jpegs.equals(configuration.quicklook().thumbnails())) {
      throw new ConfigurationException(
          "quicklook.jpegs (%s) and quicklook.thumbnails (%s) are both %s; give each a folder."
              .formatted(
                  configuration.origin(Key.JPEGS), configuration.origin(Key.THUMBNAILS), jpegs));
    }
  }

  private void refuseOutputInsideTheArchive() throws ConfigurationException {
    Path archive = configuration.archive();
    if (archive == null) {
      return;
    }
    Map<Key, Path> outputs = new EnumMap<>(Key.class);
    outputs.put(Key.HOME, configuration.home());
    outputs.put(Key.JPEGS, configuration.quicklook().jpegs());
    outputs.put(Key.THUMBNAILS, configuration.quicklook().thumbnails());
    outputs.put(Key.LOGS, configuration.logs());
    for (Map.Entry<Key, Path> output : outputs.entrySet()) {
      if (output.getValue().startsWith(archive)) {
        throw new ConfigurationException(
            "%s = %s (%s) lies inside the archive %s; fitsql writes nothing into an archive."
                    .formatted(
                        output.getKey().path(),
                        output.getValue(),
                        configuration.origin(output.getKey()),
                        archive)
                + " Set %s, %s or %s to a folder outside."
                    .formatted(
                        output.getKey().path(),
                        output.getKey().variable(),
                        output.getKey().option()));
      }
    }
  }

  private void refuseArchiveInsideHome() throws ConfigurationException {
    Path archive = configuration.archive();
    if (archive != null && archive.startsWith(configuration.home())) {
      throw new ConfigurationException(
          "archive = %s (%s) lies inside home = %s (%s); give home a folder of its own."
              .formatted(
                  archive,
                  configuration.origin(Key.ARCHIVE),
                  configuration.home(),
                  configuration.origin(Key.HOME)));
    }
  }

  private void refuseOddSchedule() throws ConfigurationException {
    String schedule = configuration.schedule();
    if (schedule != null && !CRON.matcher(schedule.strip()).matches()) {
      throw new ConfigurationException(
          "%s: schedule = %s is not a cron expression of five fields, such as \"0 2 * * *\"."
              .formatted(configuration.origin(Key.SCHEDULE), schedule));
    }
  }

  /** Locks of an embedded database are those of one process; so is its file. */
  private void refuseSharingAFile() throws ConfigurationException {
    if (configuration.shared() && configuration.database().url().startsWith("jdbc:h2:")) {
      throw new ConfigurationException(
          "%s: shared = true needs a MySQL or MariaDB server, and the database is %s. Name one with --database jdbc:mysql://host/name, or leave --shared out."
              .formatted(configuration.origin(Key.SHARED), configuration.databaseUrl()));
    }
  }
}

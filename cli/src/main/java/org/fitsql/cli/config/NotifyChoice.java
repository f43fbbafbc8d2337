package org.fitsql.cli.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of failure and of silence.
 *
 * @param to URL of a webhook or a shell command, or null for nobody; a URL is a secret
 * @param timeout how long a notification may take
 * @param silence no finished run for so long is silence, or null where silence is not told
 */
public record NotifyChoice(@Nullable String to, Duration timeout, @Nullable Duration silence) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Whether {@link #to} is the URL of a webhook. */
  public boolean isWebhook() {
    return to != null && isUrl(to);
  }

  static NotifyChoice of(Settings settings, Map<Key, Setting> written)
      throws ConfigurationException {
    preferOneTarget(written);
    String to = settings.text(Key.NOTIFY_TO);
    Path file = settings.path(Key.NOTIFY_TO_FILE);
    if (file != null) {
      to = firstLine(file, written.get(Key.NOTIFY_TO_FILE));
    }
    if (to != null && isUrl(to)) {
      check(to);
    }
    return new NotifyChoice(
        to == null ? null : to.strip(),
        settings.age(Key.NOTIFY_TIMEOUT, "30s"),
        settings.age(Key.NOTIFY_SILENCE));
  }

  /** Of target and file the one said in the stronger place counts. */
  private static void preferOneTarget(Map<Key, Setting> written) throws ConfigurationException {
    Setting to = written.get(Key.NOTIFY_TO);
    Setting file = written.get(Key.NOTIFY_TO_FILE);
    if (to == null || file == null) {
      return;
    }
    if (to.origin().rank() == file.origin().rank()) {
      throw new ConfigurationException(
          "Both a target (%s) and a file with one (%s) are given for notifications; keep one of them."
              .formatted(to.origin(), file.origin()));
    }
    written.remove(to.origin().rank() < file.origin().rank() ? Key.NOTIFY_TO_FILE : Key.NOTIFY_TO);
  }

  private static String firstLine(Path file, @Nullable Setting setting)
      throws ConfigurationException {
    String where = setting == null ? "" : setting.origin() + ": ";
    String line;
    try {
      line = Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new ConfigurationException(
          where
              + "notify.to-file = "
              + file
              + " cannot be read ("
              + FileFault.words(e)
              + "); name a file that this user may read.");
    }
    if (line.isEmpty()) {
      throw new ConfigurationException(
          where
              + "notify.to-file = "
              + file
              + ": its first line is empty; write the target there.");
    }
    return line;
  }

  private static boolean isUrl(String to) {
    return to.strip().toLowerCase(Locale.ROOT).matches("https?://.*");
  }

  /** Without the URL in the message: whoever knows it can write there. */
  private static void check(String to) throws ConfigurationException {
    String shown = Secrets.maskedTarget(to);
    try {
      URI uri = new URI(to.strip());
      if (uri.getHost() == null) {
        throw new ConfigurationException("notify.to = " + shown + " has no host.");
      }
      if (uri.getScheme().equalsIgnoreCase("http") && !THIS_MACHINE.contains(uri.getHost())) {
        throw new ConfigurationException(
            "notify.to = " + shown + " would go in the clear over the network; use https://.");
      }
    } catch (URISyntaxException e) {
      throw new ConfigurationException(
          "notify.to = " + shown + " is no URL; percent-encode what is special in it.");
    }
  }

  @Override
  public String toString() {
    return "NotifyChoice[" + (to == null ? "nobody" : Secrets.maskedTarget(to)) + "]";
  }
}

package org.fitsql.cli.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.orm.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/** Keeps passwords out of what is printed. */
public final class Secrets {
  private static final Pattern IN_PROPERTIES =
      Pattern.compile("(?i)((?:password|passwd|pwd|password\\d)\\s*=\\s*)[^&;,)\\s]*");
  private static final Pattern IN_AUTHORITY = Pattern.compile("(//[^/@:\\s]*:)[^@\\s]*(?=@)");

  private static final Pattern WEBHOOK =
      Pattern.compile("(?i)^(https?://)(?:[^/@]*@)?([^/?#]*).*$");

  /** Shorter words are found in ordinary text, which would be unreadable without them. */
  private static final int SHORTEST = 6;

  private Secrets() {}

  /** A JDBC URL, or text that quotes one, with its passwords replaced by {@code ***}. */
  public static String masked(String text) {
    String masked = IN_PROPERTIES.matcher(text).replaceAll("$1***");
    return IN_AUTHORITY.matcher(masked).replaceAll("$1***");
  }

  /**
   * Whom to notify, for messages and logs: of a webhook the host, for the rest of its URL lets
   * anybody write there; of a command the program.
   */
  public static String maskedTarget(String target) {
    Matcher webhook = WEBHOOK.matcher(target.strip());
    if (webhook.matches()) {
      return webhook.group(1) + webhook.group(2) + "/***";
    }
    String[] words = target.strip().split("\\s+", 2);
    return words.length == 1 ? words[0] : words[0] + " ***";
  }

  /**
   * What was typed, for logs.
   *
   * @param words of the command line
   */
  public static String typed(List<String> words) {
    List<String> shown = new ArrayList<>();
    String option = Key.NOTIFY_TO.option();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith(option + "=")) {
        shown.add(option + "=" + maskedTarget(word.substring(option.length() + 1)));
      } else if (i > 0 && words.get(i - 1).equals(option)) {
        shown.add(maskedTarget(word));
      } else {
        shown.add(masked(word));
      }
    }
    return String.join(" ", shown);
  }

  /** The secrets themselves, to be kept out of whatever libraries write. */
  static Set<String> of(DatabaseSettings database, @Nullable String target) {
    Set<String> secrets = new HashSet<>();
    add(secrets, database.password());
    for (Pattern pattern : List.of(IN_PROPERTIES, IN_AUTHORITY)) {
      Matcher inUrl = pattern.matcher(database.url());
      while (inUrl.find()) {
        add(secrets, inUrl.group().substring(inUrl.group(1).length()));
      }
    }
    if (target != null) {
      Matcher webhook = WEBHOOK.matcher(target.strip());
      String stripped = target.strip();
      add(
          secrets,
          webhook.matches() ? stripped.substring(webhook.end(2)).replaceFirst("^/", "") : null);
    }
    return Set.copyOf(secrets);
  }

  private static void add(Set<String> secrets, @Nullable String secret) {
    if (secret != null && secret.length() >= SHORTEST) {
      secrets.add(secret);
    }
  }
}

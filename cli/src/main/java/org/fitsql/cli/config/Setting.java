package org.fitsql.cli.config;

import java.util.List;

/**
 * One value as it was written.
 *
 * @param key what it sets
 * @param items its words: one, or those of a list
 * @param list whether it was written as a list
 * @param origin where
 */
record Setting(Key key, List<String> items, boolean list, Origin origin) {

  static Setting of(Key key, String text, Origin origin) {
    return new Setting(key, List.of(text), false, origin);
  }

  /** The refusal of this value, naming place, key, value and what is allowed. */
  ConfigurationException refused(String allowed) {
    return new ConfigurationException(
        "%s: %s = %s is not %s.".formatted(origin, key.path(), shown(), allowed));
  }

  /** The value for messages and logs; of a password only that it is there. */
  String shown() {
    String text = list ? items.toString() : items.get(0);
    return switch (key) {
      case DATABASE_PASSWORD -> "***";
      case DATABASE_URL -> Secrets.masked(text);
      case NOTIFY_TO -> Secrets.maskedTarget(text);
      default -> text;
    };
  }
}

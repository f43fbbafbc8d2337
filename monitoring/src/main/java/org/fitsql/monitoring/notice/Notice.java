package org.fitsql.monitoring.notice;

import java.util.Locale;
import java.util.Map;

/**
 * What somebody is to know.
 *
 * @param event why it is told
 * @param subject in a line
 * @param text the whole of it, for people
 * @param facts by name in lower case, such as {@code run}; for programs
 */
public record Notice(Event event, String subject, String text, Map<String, String> facts) {

  /** Why something is told. */
  public enum Event {
    /** A run failed, or files failed in it. */
    FAILURE,
    /** No run has finished for too long. */
    SILENCE,
    /** Somebody wants to see whether it arrives. */
    TEST;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package org.fitsql.simulation.header;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known about an observation, a file or an HDU, by name. Immutable. Plans quote facts as
 * {@code {name}}, or their first characters as {@code {name:4}}.
 */
public final class Facts {
  private static final Pattern QUOTE = Pattern.compile("\\{([\\w.-]+)(?::(\\d+))?}");

  private final Map<String, Object> values;

  private Facts(Map<String, Object> values) {
    this.values = values;
  }

  public static Facts none() {
    return new Facts(Map.of());
  }

  /** These facts and one more; value is a String, Long, Double or Boolean. */
  public Facts with(String name, Object value) {
    return with(Map.of(name, value));
  }

  /** These facts and more. */
  public Facts with(Map<String, ?> more) {
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(more);
    return new Facts(all);
  }

  /** A fact; empty where it is not known. */
  public Optional<Object> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The text with all quotes filled in.
   *
   * @throws IllegalArgumentException where a fact is not known
   */
  public String fill(String template) {
    return quote(template)
        .map(Object::toString)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + template + "' quotes a fact that is not among " + values.keySet()));
  }

  /**
   * The text with all quotes filled in; where it is one quote and nothing else, the fact in its own
   * type. Empty where a fact is not known.
   */
  Optional<Object> quote(String template) {
    Matcher quote = QUOTE.matcher(template);
    if (quote.matches() && quote.group(2) == null) {
      return find(quote.group(1));
    }
    StringBuilder text = new StringBuilder();
    quote.reset();
    while (quote.find()) {
      Object value = values.get(quote.group(1));
      if (value == null) {
        return Optional.empty();
      }
      String whole = value.toString();
      String part =
          quote.group(2) == null
              ? whole
              : whole.substring(0, Math.min(whole.length(), Integer.parseInt(quote.group(2))));
      quote.appendReplacement(text, Matcher.quoteReplacement(part));
    }
    return Optional.of(quote.appendTail(text).toString());
  }
}

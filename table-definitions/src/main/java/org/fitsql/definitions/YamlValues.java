package org.fitsql.definitions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the values of {@code instrument.yaml}; what is wrong is told with file and key. */
final class YamlValues {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");

  private final String file;

  YamlValues(String file) {
    this.file = file;
  }

  DefinitionException wrong(String key, String message) {
    return new DefinitionException(file, key + ": " + message, null);
  }

  /** A text that is there and not blank. */
  String text(String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw wrong(key, "has no value. Give it one.");
    }
    return value;
  }

  /** A list that is there, not empty, without empty items. */
  <T> List<T> list(String key, @Nullable List<T> items) {
    if (items == null || items.isEmpty() || items.stream().anyMatch(Objects::isNull)) {
      throw wrong(key, "has no values, or an empty one. List at least one.");
    }
    return List.copyOf(items);
  }

  /** Lower-case words that may be parts of a table name, none twice. */
  List<String> words(String key, @Nullable List<String> words) {
    List<String> list = list(key, words);
    for (String word : list) {
      if (!WORD.matcher(word).matches()) {
        throw wrong(key, "'" + word + "' cannot be part of a table name. Use a-z and 0-9 only.");
      }
    }
    if (new LinkedHashSet<>(list).size() < list.size()) {
      throw wrong(key, "lists a word twice: " + list + ". Keep one.");
    }
    return list;
  }

  /** The items in upper case, in the order of the file. */
  Set<String> upperCase(String key, @Nullable List<String> items) {
    return list(key, items).stream()
        .map(item -> item.toUpperCase(Locale.ROOT))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A lower-case SQL name. */
  String name(String key, @Nullable String value) {
    String name = text(key, value);
    if (!NAME.matcher(name).matches()) {
      throw wrong(key, "'" + name + "' cannot name a table or column. Use a-z, 0-9 and _.");
    }
    return name;
  }

  /** A regular expression that has the groups it needs; upper and lower case match alike. */
  Pattern pattern(String key, @Nullable String regex, String... groups) {
    String text = text(key, regex);
    for (String group : groups) {
      if (!text.contains("(?<" + group + ">")) {
        throw wrong(key, "'" + text + "' has no group (?<" + group + ">...). Add it.");
      }
    }
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new DefinitionException(
          file,
          key
              + ": '"
              + text
              + "' is no regular expression: "
              + e.getDescription()
              + " near position "
              + e.getIndex()
              + ". Correct it.",
          e);
    }
  }

  /** A text whose placeholders are all known. */
  String template(String key, @Nullable String value, Set<String> known) {
    String text = text(key, value);
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      if (!known.contains(placeholder.group())) {
        throw wrong(
            key,
            "'"
                + placeholder.group()
                + "' is unknown. Use "
                + String.join(", ", sorted(known))
                + ".");
      }
    }
    return text;
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }
}

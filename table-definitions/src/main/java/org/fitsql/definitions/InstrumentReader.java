package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder of one instrument: {@code instrument.yaml}, {@code tables}, {@code repeated}.
 */
final class InstrumentReader {

  /** The file that makes a folder an instrument. */
  static final String FILE = "instrument.yaml";

  private static final Pattern DETECTOR = Pattern.compile("[a-z0-9]+");
  private static final Pattern FILETYPE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");

  private final String id;
  private final Problems problems;
  private final YamlSection yaml;
  private final TableFiles tables;

  /**
   * @param files all files of the tree
   * @param id path of the folder in the tree, and what the instrument is called from then on
   * @param problems told of what is wrong
   */
  InstrumentReader(DefinitionTree tree, List<String> files, String id, Problems problems) {
    this.id = id;
    this.problems = problems;
    String file = id + "/" + FILE;
    this.yaml =
        YamlSection.read(
            tree.label(file),
            tree.read(file),
            problems,
            "title",
            "file-name",
            "file-path",
            "filetype",
            "keys",
            "companion",
            "directory",
            "detectors",
            "detector-rules",
            "filetypes",
            "extensions",
            "keywords",
            "repeated",
            "quicklook",
            "facts");
    this.tables = new TableFiles(tree, files, id, yaml, problems);
  }

  InstrumentProfile read() {
    @Nullable YamlSection keywords = keywords();
    List<String> detectors = words("detectors", DETECTOR, "a to z and 0 to 9");
    List<String> filetypes = words("filetypes", FILETYPE, "a to z, 0 to 9, and _ between them");
    return new InstrumentProfile(
        id,
        yaml.text("title"),
        filenames(),
        detectors,
        rules(),
        fixedDetectors(detectors, filetypes),
        filetypes,
        extensions(),
        keywords == null ? null : keywords.optionalText("rootname"),
        keywords == null ? null : keywords.optionalText("proposal"),
        keywords == null ? null : keywords.optionalText("proposal-type"),
        tables.repeated(),
        tables.headers(detectors, filetypes),
        QuicklookReader.read(yaml, detectors, filetypes),
        FactsReader.read(yaml, filetypes));
  }

  /** Reads everything and keeps nothing: one thing that is wrong does not hide the next. */
  void check() {
    List<String> detectors = new ArrayList<>();
    List<String> filetypes = new ArrayList<>();
    problems.collect(() -> yaml.text("title"));
    if (isKnownByPath()) {
      problems.collect(this::filenames);
    } else {
      problems.collect(this::fileName);
      problems.collect(this::keys);
      problems.collect(this::companion);
      problems.collect(this::directory);
    }
    problems.collect(() -> detectors.addAll(words("detectors", DETECTOR, "a to z and 0 to 9")));
    problems.collect(this::rules);
    problems.collect(
        () -> filetypes.addAll(words("filetypes", FILETYPE, "a to z, 0 to 9, and _ between them")));
    if (!detectors.isEmpty() && !filetypes.isEmpty()) {
      problems.collect(() -> fixedDetectors(detectors, filetypes));
    }
    problems.collect(this::extensions);
    problems.collect(this::keywords);
    problems.collect(tables::repeated);
    problems.collect(() -> tables.headers(detectors, filetypes));
    if (!filetypes.isEmpty()) {
      problems.collect(() -> QuicklookReader.read(yaml, detectors, filetypes));
      problems.collect(() -> FactsReader.read(yaml, filetypes));
    }
  }

  private @Nullable YamlSection keywords() {
    return yaml.has("keywords")
        ? yaml.section("keywords", "rootname", "proposal", "proposal-type")
        : null;
  }

  private List<InstrumentProfile.DetectorRule> rules() {
    return ruleSections().stream()
        .filter(rule -> !rule.has("detector"))
        .map(InstrumentReader::rule)
        .toList();
  }

  private List<YamlSection> ruleSections() {
    return yaml.sections("detector-rules", "keyword", "value", "detector", "filetypes");
  }

  /** Rules that name a detector themselves, for the filetypes they list or for all. */
  private Map<String, String> fixedDetectors(List<String> detectors, List<String> filetypes) {
    Map<String, String> fixed = new LinkedHashMap<>();
    for (YamlSection rule : ruleSections()) {
      if (!rule.has("detector")) {
        continue;
      }
      String detector = known(rule, "detector", rule.text("detector"), detectors);
      if (rule.has("keyword") || rule.has("value")) {
        throw rule.wrong("detector", "needs no keyword and no value. Delete them.");
      }
      List<String> of = rule.has("filetypes") ? rule.texts("filetypes") : filetypes;
      of.forEach(type -> fixed.putIfAbsent(known(rule, "filetypes", type, filetypes), detector));
    }
    return Collections.unmodifiableMap(fixed);
  }

  private static String known(YamlSection section, String key, String word, List<String> known) {
    if (!known.contains(word)) {
      throw section.wrong(key, "names " + word + ", which is none of " + known + ".");
    }
    return word;
  }

  private boolean isKnownByPath() {
    return yaml.has("file-path");
  }

  private FilenameConvention filenames() {
    if (!isKnownByPath()) {
      return new FilenamePattern(fileName(), keys(), companion(), directory());
    }
    for (String key : List.of("file-name", "keys", "companion", "directory")) {
      if (yaml.has(key)) {
        throw yaml.wrong(key, "does not go with file-path: each file is known by its path.");
      }
    }
    return new PathConvention(
        yaml.pattern("file-path"),
        known(yaml, "filetype", yaml.text("filetype"), yaml.texts("filetypes")));
  }

  private Pattern fileName() {
    return yaml.pattern("file-name", "rootname", "filetype");
  }

  private List<Pattern> keys() {
    List<Pattern> keys = yaml.patterns("keys", "key");
    if (keys.isEmpty()) {
      throw yaml.wrong("keys", "is empty. '(?<key>.*)' takes the whole rootname as the key.");
    }
    return keys;
  }

  private @Nullable Pattern companion() {
    return yaml.has("companion") ? yaml.pattern("companion") : null;
  }

  private @Nullable String directory() {
    @Nullable String directory = yaml.optionalText("directory");
    if (directory == null) {
      return null;
    }
    Matcher placeholder = PLACEHOLDER.matcher(directory);
    while (placeholder.find()) {
      if (!FilenamePattern.PLACEHOLDERS.contains(placeholder.group())) {
        throw yaml.wrong(
            "directory",
            "holds the unknown "
                + placeholder.group()
                + ". Use "
                + String.join(", ", FilenamePattern.PLACEHOLDERS)
                + ".");
      }
    }
    return directory;
  }

  private static InstrumentProfile.DetectorRule rule(YamlSection rule) {
    return new InstrumentProfile.DetectorRule(
        rule.text("keyword"), rule.pattern("value", "detector"));
  }

  /** Words that may be part of a table name; one at least, none twice. */
  private List<String> words(String key, Pattern form, String characters) {
    List<String> words = yaml.texts(key);
    for (String word : words) {
      if (!form.matcher(word).matches()) {
        throw yaml.wrong(
            key, "'" + word + "' cannot be part of a table name. Use " + characters + " only.");
      }
    }
    if (words.isEmpty() || Set.copyOf(words).size() < words.size()) {
      throw yaml.wrong(key, words + " is empty or has a word twice. List each word once.");
    }
    return words;
  }

  private Set<String> extensions() {
    Set<String> extensions =
        yaml.texts("extensions").stream()
            .map(name -> name.toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Collections.unmodifiableSet(extensions);
  }
}

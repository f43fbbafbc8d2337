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

  private static final Pattern TABLE_NAME =
      Pattern.compile("(?<detector>[a-z0-9]+)_(?<filetype>[a-z0-9]+)_(?<extension>\\d{1,4})");
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
  private static final Pattern SQL_NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");
  private static final String SUFFIX = ".txt";

  private final DefinitionTree tree;
  private final List<String> files;
  private final String id;
  private final YamlSection yaml;

  /**
   * @param files all files of the tree
   * @param id path of the folder in the tree, and what the instrument is called from then on
   */
  InstrumentReader(DefinitionTree tree, List<String> files, String id) {
    this.tree = tree;
    this.files = files;
    this.id = id;
    String file = id + "/" + FILE;
    this.yaml =
        YamlSection.read(
            tree.label(file),
            tree.read(file),
            "title",
            "file-name",
            "keys",
            "companion",
            "directory",
            "detectors",
            "detector-rules",
            "filetypes",
            "extensions",
            "keywords",
            "repeated",
            "quicklook");
  }

  InstrumentProfile read() {
    @Nullable YamlSection keywords =
        yaml.has("keywords")
            ? yaml.section("keywords", "rootname", "proposal", "proposal-type")
            : null;
    List<String> detectors = words("detectors");
    List<String> filetypes = words("filetypes");
    return new InstrumentProfile(
        id,
        yaml.text("title"),
        filenames(),
        detectors,
        yaml.sections("detector-rules", "keyword", "value").stream()
            .map(InstrumentReader::rule)
            .toList(),
        filetypes,
        extensions(),
        keywords == null ? null : keywords.optionalText("rootname"),
        keywords == null ? null : keywords.optionalText("proposal"),
        keywords == null ? null : keywords.optionalText("proposal-type"),
        repeated(),
        tables(detectors, filetypes),
        QuicklookReader.read(yaml, filetypes));
  }

  private FilenamePattern filenames() {
    List<Pattern> keys = yaml.patterns("keys", "key");
    if (keys.isEmpty()) {
      throw yaml.wrong("keys", "is empty. '(?<key>.*)' takes the whole rootname as the key.");
    }
    return new FilenamePattern(
        yaml.pattern("file-name", "rootname", "filetype"),
        keys,
        yaml.has("companion") ? yaml.pattern("companion") : null,
        directory());
  }

  private String directory() {
    String directory = yaml.text("directory");
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
  private List<String> words(String key) {
    List<String> words = yaml.texts(key);
    for (String word : words) {
      if (!WORD.matcher(word).matches()) {
        throw yaml.wrong(
            key, "'" + word + "' cannot be part of a table name. Use a to z and 0 to 9 only.");
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

  private List<RepeatedKeywords> repeated() {
    List<RepeatedKeywords> groups = new ArrayList<>();
    Set<String> expected = new LinkedHashSet<>();
    for (YamlSection group : yaml.sections("repeated", "table", "index-column", "keyword")) {
      String table = sqlName(group, "table");
      String index = sqlName(group, "index-column");
      String file = id + "/repeated/" + table + SUFFIX;
      if (!files.contains(file)) {
        throw group.wrong("table", table + " has no file " + tree.label(file) + ". Add it.");
      }
      expected.add(file);
      groups.add(
          new RepeatedKeywords(
              table,
              index,
              group.pattern("keyword", "index", "name"),
              new DefinitionReader(Set.of("rootname", "filename", index))
                  .read(tree.label(file), tree.read(file))));
    }
    refuseOrphans(expected);
    return List.copyOf(groups);
  }

  private void refuseOrphans(Set<String> expected) {
    for (String file : textFiles("repeated")) {
      if (!expected.contains(file)) {
        throw new DefinitionException(
            tree.label(file),
            "is no table under 'repeated' in " + FILE + ". Add it there, or delete the file.",
            null);
      }
    }
  }

  private static String sqlName(YamlSection section, String key) {
    String name = section.text(key);
    if (!SQL_NAME.matcher(name).matches()) {
      throw section.wrong(
          key, "'" + name + "' cannot name a table or column. Use a to z, 0 to 9 and _.");
    }
    return name;
  }

  private Map<String, TableDefinition> tables(List<String> detectors, List<String> filetypes) {
    DefinitionReader reader = new DefinitionReader(Set.of("rootname", "filename"));
    Map<String, TableDefinition> tables = new LinkedHashMap<>();
    for (String file : textFiles("tables")) {
      Matcher name = TABLE_NAME.matcher(baseName(file));
      if (!name.matches()
          || !detectors.contains(name.group("detector"))
          || !filetypes.contains(name.group("filetype"))) {
        throw new DefinitionException(
            tree.label(file),
            "is not named <detector>_<filetype>_<HDU>.txt with a detector and a filetype of "
                + FILE
                + ". Rename it, or add the detector or the filetype there.",
            null);
      }
      tables.put(
          name.group(),
          new TableDefinition(
              name.group(),
              name.group("detector"),
              name.group("filetype"),
              Integer.parseInt(name.group("extension")),
              reader.read(tree.label(file), tree.read(file))));
    }
    return Collections.unmodifiableMap(tables);
  }

  /** The definition files of a sub-folder, by name. */
  private List<String> textFiles(String subfolder) {
    String prefix = id + "/" + subfolder + "/";
    return files.stream().filter(file -> file.startsWith(prefix) && file.endsWith(SUFFIX)).toList();
  }

  private static String baseName(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - SUFFIX.length());
  }
}

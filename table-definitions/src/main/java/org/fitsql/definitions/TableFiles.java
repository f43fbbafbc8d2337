package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the definition files of one instrument: its folders {@code tables}, {@code repeated}. */
final class TableFiles {

  /** Folder of the header tables. */
  static final String TABLES = "tables";

  /** Folder of the child tables. */
  static final String REPEATED = "repeated";

  private static final String SUFFIX = ".txt";
  private static final Pattern TABLE_NAME =
      Pattern.compile(
          "(?<detector>[a-z0-9]+)_(?<filetype>[a-z0-9]+(?:_[a-z0-9]+)*)_(?<extension>\\d{1,4})");
  private static final Pattern SQL_NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final DefinitionTree tree;
  private final List<String> files;
  private final String id;
  private final YamlSection yaml;
  private final Problems problems;

  TableFiles(
      DefinitionTree tree, List<String> files, String id, YamlSection yaml, Problems problems) {
    this.tree = tree;
    this.files = files;
    this.id = id;
    this.yaml = yaml;
    this.problems = problems;
  }

  /** The child tables of keywords with a repeat index. */
  List<RepeatedKeywords> repeated() {
    List<RepeatedKeywords> groups = new ArrayList<>();
    Set<String> expected = new LinkedHashSet<>();
    for (YamlSection group : yaml.sections("repeated", "table", "index-column", "keyword")) {
      problems.collect(() -> groups.add(group(group, expected)));
    }
    for (String file : textFiles(REPEATED)) {
      if (!expected.contains(file)) {
        problems.tell(orphan(file));
      }
    }
    return List.copyOf(groups);
  }

  private RepeatedKeywords group(YamlSection group, Set<String> expected) {
    String table = sqlName(group, "table");
    String file = id + "/" + REPEATED + "/" + table + SUFFIX;
    expected.add(file);
    String index = sqlName(group, "index-column");
    if (!files.contains(file)) {
      throw group.wrong("table", table + " has no file " + tree.label(file) + ". Add it.");
    }
    return new RepeatedKeywords(
        table,
        index,
        group.pattern("keyword", "index", "name"),
        new DefinitionReader(RepeatedKeywords.ownColumns(index))
            .read(tree.label(file), tree.read(file), problems));
  }

  private DefinitionException orphan(String file) {
    return new DefinitionException(
        tree.label(file),
        "is no table under 'repeated' in "
            + InstrumentReader.FILE
            + ". Add it there, or delete the file.",
        null);
  }

  private static String sqlName(YamlSection section, String key) {
    String name = section.text(key);
    if (!SQL_NAME.matcher(name).matches()) {
      throw section.wrong(
          key, "'" + name + "' cannot name a table or column. Use a to z, 0 to 9 and _.");
    }
    return name;
  }

  /**
   * The header tables by name, in order.
   *
   * @param detectors the detectors there are; empty where that is not known
   * @param filetypes the filetypes there are; empty where that is not known
   */
  Map<String, TableDefinition> headers(List<String> detectors, List<String> filetypes) {
    Map<String, TableDefinition> tables = new LinkedHashMap<>();
    for (String file : textFiles(TABLES)) {
      problems.collect(
          () -> {
            TableDefinition table = header(file, detectors, filetypes);
            tables.put(table.name(), table);
          });
    }
    return Collections.unmodifiableMap(tables);
  }

  private TableDefinition header(String file, List<String> detectors, List<String> filetypes) {
    List<ColumnDefinition> columns =
        new DefinitionReader(TableDefinition.OWN_COLUMNS)
            .read(tree.label(file), tree.read(file), problems);
    Matcher name = TABLE_NAME.matcher(baseName(file));
    if (!name.matches()
        || isStrange(name.group("detector"), detectors)
        || isStrange(name.group("filetype"), filetypes)) {
      throw new DefinitionException(
          tree.label(file),
          "is not named <detector>_<filetype>_<HDU>.txt with a detector and a filetype of "
              + InstrumentReader.FILE
              + ". Rename it, or add the detector or the filetype there.",
          null);
    }
    return new TableDefinition(
        name.group(),
        name.group("detector"),
        name.group("filetype"),
        Integer.parseInt(name.group("extension")),
        columns);
  }

  private static boolean isStrange(String word, List<String> known) {
    return !known.isEmpty() && !known.contains(word);
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

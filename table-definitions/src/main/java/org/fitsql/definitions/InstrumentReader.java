package org.fitsql.definitions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder of one instrument: {@code instrument.yaml}, {@code tables}, {@code repeated}.
 */
final class InstrumentReader {

  /** The file that makes a folder an instrument. */
  static final String FILE = "instrument.yaml";

  private static final Pattern TABLE_NAME =
      Pattern.compile("(?<detector>[a-z0-9]+)_(?<filetype>[a-z0-9]+)_(?<extension>\\d{1,4})");
  private static final String SUFFIX = ".txt";

  private final Path folder;
  private final String id;
  private final InstrumentFile content;
  private final YamlValues values;

  private InstrumentReader(Path folder, String id) {
    this.folder = folder;
    this.id = id;
    this.content = new InstrumentFileReader().read(folder.resolve(FILE));
    this.values = new YamlValues(folder.resolve(FILE).toString());
  }

  /**
   * Reads a folder.
   *
   * @param id what the instrument is called from then on, {@code hst/acs}
   */
  static InstrumentProfile read(Path folder, String id) {
    return new InstrumentReader(folder, id).profile();
  }

  private InstrumentProfile profile() {
    InstrumentFile.@Nullable Keywords keywords = content.keywords();
    return new InstrumentProfile(
        id,
        values.text("title", content.title()),
        filenames(),
        values.words("detectors", content.detectors()),
        values.list("detector-rules", content.detectorRules()).stream().map(this::rule).toList(),
        values.words("filetypes", content.filetypes()),
        values.upperCase("extensions", content.extensions()),
        keywords == null ? null : keywords.rootname(),
        keywords == null ? null : keywords.proposal(),
        keywords == null ? null : keywords.proposalType(),
        repeated(),
        tables(),
        QuicklookMapping.of(content, values));
  }

  private FilenamePattern filenames() {
    return new FilenamePattern(
        values.pattern("file-name", content.filename(), "rootname", "filetype"),
        values.list("keys", content.keys()).stream()
            .map(rule -> values.pattern("keys", rule, "key"))
            .toList(),
        content.companion() == null ? null : values.pattern("companion", content.companion()),
        values.template(
            "directory",
            content.directory(),
            Set.of("{full-rootname}", "{rootname}", "{filetype}")));
  }

  private InstrumentProfile.DetectorRule rule(InstrumentFile.Rule rule) {
    return new InstrumentProfile.DetectorRule(
        values.text("detector-rules.keyword", rule.keyword()),
        values.pattern("detector-rules.value", rule.value(), "detector"));
  }

  private List<RepeatedKeywords> repeated() {
    List<InstrumentFile.Repeated> listed =
        content.repeated() == null ? List.of() : content.repeated();
    Set<String> names =
        listed.stream().map(InstrumentFile.Repeated::table).collect(Collectors.toSet());
    for (Path file : textFiles("repeated")) {
      if (!names.contains(name(file))) {
        throw new DefinitionException(
            file.toString(),
            "belongs to no table under 'repeated' in " + FILE + ". Add it there or delete it.",
            null);
      }
    }
    return listed.stream().map(this::repeated).toList();
  }

  private RepeatedKeywords repeated(InstrumentFile.Repeated group) {
    DefinitionReader reader =
        new DefinitionReader(Set.of("rootname", "filename", group.indexColumn()));
    return new RepeatedKeywords(
        values.name("repeated.table", group.table()),
        values.name("repeated.index-column", group.indexColumn()),
        values.pattern("repeated.keyword", group.keyword(), "index", "name"),
        reader.read(folder.resolve("repeated").resolve(group.table() + SUFFIX)));
  }

  private Map<String, TableDefinition> tables() {
    DefinitionReader reader = new DefinitionReader(Set.of("rootname", "filename"));
    Map<String, TableDefinition> tables = new LinkedHashMap<>();
    textFiles("tables").stream()
        .map(file -> table(file, reader))
        .forEach(table -> tables.put(table.name(), table));
    return Collections.unmodifiableMap(tables);
  }

  private TableDefinition table(Path file, DefinitionReader reader) {
    Matcher parts = TABLE_NAME.matcher(name(file));
    if (!parts.matches()
        || !content.detectors().contains(parts.group("detector"))
        || !content.filetypes().contains(parts.group("filetype"))) {
      throw new DefinitionException(
          file.toString(),
          "is not named <detector>_<filetype>_<HDU>.txt with a detector and a filetype of "
              + FILE
              + ". Rename it, or add the detector or filetype there.",
          null);
    }
    return new TableDefinition(
        parts.group(),
        parts.group("detector"),
        parts.group("filetype"),
        Integer.parseInt(parts.group("extension")),
        reader.read(file));
  }

  /** The {@code .txt} files of a sub-folder by name; none where there is no such sub-folder. */
  private List<Path> textFiles(String name) {
    Path subfolder = folder.resolve(name);
    if (!Files.isDirectory(subfolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(subfolder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new DefinitionException(subfolder.toString(), "cannot be listed: " + e, e);
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
  }
}

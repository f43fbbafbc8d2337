package org.fitsql.definitions.sampling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.DefinitionText;
import org.fitsql.definitions.InstrumentProfile;

/**
 * Writes definition files. Each appears or changes at once: a reader sees it as it was or as it
 * will be. A file whose text would stay the same is not touched.
 *
 * @param folder the folder that holds {@code hst/acs} and the like
 */
public record DefinitionFolder(Path folder) {

  private static final String FORM = "# KEYWORD, Type[, unit[, description[, UCD]]]";

  /** The definition files of an instrument's header tables that are there already. */
  public List<Path> tables(InstrumentProfile profile) throws IOException {
    Path tables = folder.resolve(profile.id()).resolve("tables");
    if (!Files.isDirectory(tables)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(tables)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  /**
   * Writes a definition file for every header table that was seen of an instrument, from the
   * headers alone.
   *
   * @param foundation texts that make the folder an instrument, by path; written where they lack
   * @return the files that were written anew or changed
   */
  public List<Path> make(InstrumentProfile profile, Survey survey, Map<String, String> foundation)
      throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    for (TableSurvey table : survey.tables()) {
      if (table.key().instrument().equals(profile.id()) && !table.key().repeated()) {
        String text = text(profile, table);
        if (!table.keywords().isEmpty()) {
          texts.put(file(table.key()), text);
        }
      }
    }
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : foundation.entrySet()) {
      Path path = folder.resolve(profile.id()).resolve(file.getKey());
      if (!Files.exists(path) && write(path, file.getValue())) {
        written.add(path);
      }
    }
    written.addAll(write(texts));
    return written;
  }

  private static String text(InstrumentProfile profile, TableSurvey table) {
    DefinitionText text = DefinitionText.headed(head(profile, table.key()));
    table.chosen(keyword -> false).forEach(keyword -> text.put(keyword.definition()));
    return text.toString();
  }

  private static List<String> head(InstrumentProfile profile, TableKey key) {
    String[] parts = key.table().split("_", 2);
    int last = parts[1].lastIndexOf('_');
    return List.of(
        "# %s: keywords of HDU %s in the %s files of %s, detector %s."
            .formatted(
                key.table(),
                parts[1].substring(last + 1),
                parts[1].substring(0, last),
                profile.title(),
                parts[0]),
        FORM + "   (made by `fitsql tabledefs make`)");
  }

  /**
   * Adds what is missing and widens what is narrower; removes nothing and leaves units,
   * descriptions, UCDs, wider types, comments and the order of lines as they are.
   *
   * @param profiles the instruments of this folder
   * @return the files that were written anew or changed
   */
  public List<Path> update(List<InstrumentProfile> profiles, List<Difference> differences)
      throws IOException {
    Map<TableKey, List<ColumnDefinition>> columns = new TreeMap<>();
    for (Difference difference : differences) {
      if (difference instanceof Difference.Mendable mendable) {
        columns.computeIfAbsent(mendable.table(), key -> new ArrayList<>()).add(mendable.column());
      }
    }
    Map<Path, String> texts = new TreeMap<>();
    for (InstrumentProfile profile : profiles) {
      for (Map.Entry<TableKey, List<ColumnDefinition>> table : columns.entrySet()) {
        if (table.getKey().instrument().equals(profile.id())) {
          DefinitionText text = existing(profile, table.getKey());
          table.getValue().forEach(text::put);
          texts.put(file(table.getKey()), text.toString());
        }
      }
    }
    return write(texts);
  }

  private DefinitionText existing(InstrumentProfile profile, TableKey key) throws IOException {
    Path file = file(key);
    return Files.exists(file)
        ? DefinitionText.of(file.toString(), Files.readString(file))
        : DefinitionText.headed(head(profile, key));
  }

  private Path file(TableKey key) {
    return folder.resolve(key.file());
  }

  private static List<Path> write(Map<Path, String> texts) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<Path, String> text : texts.entrySet()) {
      if (write(text.getKey(), text.getValue())) {
        written.add(text.getKey());
      }
    }
    return written;
  }

  /** Whether the text of the file is another now. */
  private static boolean write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && text.equals(Files.readString(file))) {
      return false;
    }
    Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    Files.createDirectories(file.resolveSibling(""));
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return true;
  }
}

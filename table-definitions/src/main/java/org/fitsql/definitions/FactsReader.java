package org.fitsql.definitions;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the {@code facts} section of {@code instrument.yaml}, which may be absent. */
final class FactsReader {

  private final YamlSection facts;

  private FactsReader(YamlSection facts) {
    this.facts = facts;
  }

  static ObservationFacts read(YamlSection yaml, Collection<String> filetypes) {
    return yaml.has("facts")
        ? new FactsReader(yaml.section("facts", "filetypes", "nothing", "from")).facts(filetypes)
        : ObservationFacts.none();
  }

  private ObservationFacts facts(Collection<String> known) {
    List<String> filetypes = facts.texts("filetypes");
    for (String filetype : filetypes) {
      if (!known.contains(filetype)) {
        throw facts.wrong("filetypes", "names " + filetype + ", which is none of " + known + ".");
      }
    }
    Set<String> nothing =
        facts.has("nothing")
            ? facts.texts("nothing").stream()
                .map(word -> word.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet())
            : Set.of();
    return new ObservationFacts(filetypes, nothing, sources());
  }

  private Map<String, List<FactSource>> sources() {
    String[] names =
        InstrumentProfiles.facts().stream().map(ColumnDefinition::column).toArray(String[]::new);
    YamlSection from = facts.section("from", names);
    Map<String, List<FactSource>> sources = new LinkedHashMap<>();
    for (String name : names) {
      if (from.has(name)) {
        sources.put(name, from.texts(name).stream().map(text -> source(from, name, text)).toList());
      }
    }
    return Collections.unmodifiableMap(sources);
  }

  private static FactSource source(YamlSection from, String name, String text) {
    try {
      return FactSource.parse(text);
    } catch (IllegalArgumentException e) {
      throw from.wrong(
          name,
          "holds '"
              + text
              + "', which names no keyword. Write KEYWORD, EXTNAME:KEYWORD, EXTNAME:CRVAL@RA, or"
              + " text with these in braces, as in {DATE-OBS}T{TIME-OBS}.");
    }
  }
}

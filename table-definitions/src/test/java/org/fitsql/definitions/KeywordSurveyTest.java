package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the tables of ACS against the survey of keywords that they were made from. */
class KeywordSurveyTest {

  /** What the survey contradicts itself on, and the wider type that was taken. */
  private static final Map<String, ColumnType> WIDENED =
      Map.of(
          "PROCTIME", ColumnType.STRING,
          "T_SGSTAR", ColumnType.STRING,
          "CCDCHIP", ColumnType.STRING,
          "PIXVALUE", ColumnType.FLOAT);

  /** Names that the survey spells otherwise than FITS does. */
  private static final Map<String, String> FITS_SPELLING =
      Map.of("DATE_OBS", "DATE-OBS", "TIME_OBS", "TIME-OBS");

  @Test
  void everyKeywordOfTheSurveyIsAColumnOfItsTypeOrOfTheStatedWiderOne() throws IOException {
    Path survey = SharedFolder.require("facts/acs-keywords.tsv");
    Map<String, TableDefinition> tables =
        InstrumentProfiles.builtIn("hst/acs").orElseThrow().tables();
    List<String> wrong = new ArrayList<>();
    Set<String> surveyed = new TreeSet<>();
    for (String line : Files.readAllLines(survey)) {
      if (line.startsWith("#") || line.startsWith("table\t")) {
        continue;
      }
      String[] fact = line.split("\t");
      surveyed.add(fact[0]);
      String keyword = FITS_SPELLING.getOrDefault(fact[1], fact[1]);
      ColumnDefinition column = columns(tables.get(fact[0])).get(keyword);
      if (column == null
          || !column.type().equals(WIDENED.getOrDefault(keyword, type(fact[2])))
          || fact.length > 4 && column.description().isEmpty()) {
        wrong.add(line + " -> " + column);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tables.keySet()).containsExactlyInAnyOrderElementsOf(surveyed);
    assertThat(surveyed).hasSize(109);
  }

  private static Map<String, ColumnDefinition> columns(TableDefinition table) {
    return table.columns().stream()
        .collect(Collectors.toMap(ColumnDefinition::keyword, Function.identity()));
  }

  private static ColumnType type(String word) {
    return Arrays.stream(ColumnType.values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}

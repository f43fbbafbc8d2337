package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

  private final DefinitionReader reader = new DefinitionReader(Set.of("rootname", "filename"));

  @Test
  void readsKeywordTypeUnitDescriptionAndUcd() {
    assertThat(
            reader.read(
                "t.txt",
                """
                # a table
                EXPTIME, Float, s, exposure duration (seconds), time.duration;obs.exposure

                DATE-OBS, String
                A_ORDER, Integer,, "SIP order, axis 0, ""forward\"""
                """))
        .containsExactly(
            new ColumnDefinition(
                "EXPTIME",
                "exptime",
                ColumnType.FLOAT,
                "s",
                "exposure duration (seconds)",
                "time.duration;obs.exposure"),
            new ColumnDefinition("DATE-OBS", "date_obs", ColumnType.STRING, "", "", ""),
            new ColumnDefinition(
                "A_ORDER",
                "a_order",
                ColumnType.INTEGER,
                "",
                "SIP order, axis 0, \"forward\"",
                ""));
  }

  @ParameterizedTest
  @EnumSource(ColumnType.class)
  void everyTypeWordNamesItsType(ColumnType type) {
    assertThat(reader.read("t.txt", "K, " + type.word()).get(0).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K, String\r\nL, Bool\r\n",
        "K, String\nL, Bool",
        "\"K\",\"String\"\n L , Bool \n"
      })
  void lineEndsAndBlanksDoNotMatter(String text) {
    assertThat(reader.read("t.txt", text))
        .extracting(ColumnDefinition::keyword, ColumnDefinition::type)
        .containsExactly(Tuple.tuple("K", ColumnType.STRING), Tuple.tuple("L", ColumnType.BOOL));
  }

  @Test
  void anUnknownTypeIsRefusedWithFileLineAndTheTypesThereAre() {
    assertRefused("# head\nK, String\nEXPTIME, Double\n")
        .withMessage(
            "t.txt:3: EXPTIME has the unknown type 'Double'."
                + " Use one of Integer, Float, Bool, String, Date, Time, DateTime.");
  }

  @Test
  void aDuplicateKeywordIsRefusedNamingBothLines() {
    assertRefused("K, String\nL, Bool\nK, String\n")
        .withMessage("t.txt:3: K is listed already in line 1. Keep one of the two.");
  }

  @Test
  void twoKeywordsOfOneColumnAreRefused() {
    assertRefused("A-B, String\nA_B, String\n")
        .withMessage(
            "t.txt:2: A_B and A-B in line 1 both fill column a_b."
                + " Keep the one that the headers have.");
  }

  @Test
  void columnsThatEveryTableHasAreRefused() {
    assertRefused("ROOTNAME, String\n")
        .withMessage(
            "t.txt:1: ROOTNAME fills column rootname, which every such table has already."
                + " Delete the line.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXPTIME|has 1 field. Write KEYWORD, Type",
        "A, String, m, one, two, three|has 6 fields. Write KEYWORD, Type",
        "EXP*TIME, Float|'EXP*TIME' is not a keyword",
        ", Float|'' is not a keyword",
        "A, String,, \"open|a quote is not closed",
        "A, String,, \"one\" two|a quote is not closed, or text follows a closing one"
      })
  void aBadLineIsRefusedWithItsNumberAndWhatToDo(String line, String message) {
    assertRefused("GOOD, String\n" + line + "\n").withMessageStartingWith("t.txt:2: " + message);
  }

  @Test
  void aColumnNameBeyondTheLimitOfTheDatabasesIsRefused() {
    assertThat(reader.read("t.txt", "K".repeat(64) + ", Bool")).hasSize(1);
    assertRefused("K".repeat(65) + ", Bool").withMessageContaining("more than 64 characters");
  }

  @Test
  void aFileWithoutColumnsIsRefused() {
    assertRefused("# nothing here\n\n").withMessageStartingWith("t.txt: has no columns.");
  }

  private ThrowableAssertAlternative<DefinitionException> assertRefused(String text) {
    return assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> reader.read("t.txt", text));
  }
}

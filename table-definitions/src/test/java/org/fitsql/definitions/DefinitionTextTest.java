package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "||, ||, ||, |K, Integer|",
        "m, ||, ||, |K, Integer, m|",
        "||, text, ||, |K, Integer,, text|",
        "||, ||, meta.id, |K, Integer,,, meta.id|",
        "m, |a, b|, meta.id, |K, Integer, m, \"a, b\", meta.id|",
        "||, |say \"a\"|, ||, |K, Integer,, \"say \"\"a\"\"\"|",
      })
  void aLineHoldsNoMoreThanItMust(String unit, String description, String ucd, String line) {
    ColumnDefinition column =
        new ColumnDefinition("K", "k", ColumnType.INTEGER, unit, description, ucd);
    assertThat(DefinitionText.line(column)).isEqualTo(line);
    assertThat(new DefinitionReader(Set.of()).read("t.txt", line)).containsExactly(column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " blank in front",
        "tail ",
        "# no comment",
        "a\"b\"",
        "\"",
        ",",
        "ünïcode µm",
        "…"
      })
  void anyTextComesBackAsItWas(String text) {
    ColumnDefinition column = new ColumnDefinition("K", "k", ColumnType.FLOAT, text, text, text);
    assertThat(new DefinitionReader(Set.of()).read("t.txt", DefinitionText.line(column)))
        .containsExactly(column);
  }

  @Test
  void controlCharactersOfACommentDoNotBreakTheLine() {
    ColumnDefinition column =
        new ColumnDefinition("K", "k", ColumnType.BOOL, "", "one\ntwo\r\0three", "");
    assertThat(DefinitionText.line(column)).isEqualTo("K, Bool,, one two  three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# head\nA, Bool\nB, Bool\n",
        "A, Bool\n\n# note\nC , Bool, , ,\n\n# end\n",
        "# only comments\n",
        "",
      })
  void aTextThatIsNotMendedStaysAsItIs(String text) {
    assertThat(DefinitionText.of("t.txt", text)).hasToString(text);
  }

  @Test
  void aNewColumnGoesToItsPlaceBetweenSortedOnesAndAboveTheCommentOfTheNext() {
    DefinitionText text =
        DefinitionText.of("t.txt", "# head\nB, Bool\n# about D\nD, Bool\n# end\n");
    List.of("A", "C", "E").forEach(keyword -> text.put(column(keyword)));
    assertThat(text)
        .hasToString("# head\nA, Float\nB, Bool\nC, Float\n# about D\nD, Bool\nE, Float\n# end\n");
  }

  @Test
  void aNewColumnGoesToTheEndOfAFileWithAnOrderOfItsOwn() {
    DefinitionText text = DefinitionText.of("t.txt", "Z, Bool\nB, Bool\n");
    text.put(column("A"));
    assertThat(text).hasToString("Z, Bool\nB, Bool\nA, Float\n");
  }

  @Test
  void aColumnThatIsThereIsReplacedWhereItStands() {
    DefinitionText text = DefinitionText.of("t.txt", "B, Bool\n# note\nA-X, Bool\n");
    text.put(new ColumnDefinition("A-X", "a_x", ColumnType.STRING, "", "", ""));
    assertThat(text).hasToString("B, Bool\n# note\nA-X, String\n");
  }

  @Test
  void aLineThatCannotBeReadIsRefused() {
    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> DefinitionText.of("t.txt", "A, Bool\nB, \"open\n"))
        .withMessageStartingWith("t.txt:2: ");
  }

  private static ColumnDefinition column(String keyword) {
    return new ColumnDefinition(keyword, ColumnName.of(keyword), ColumnType.FLOAT, "", "", "");
  }
}

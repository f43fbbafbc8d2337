package org.fitsql.definitions.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.definitions.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeLatticeTest {

  @ParameterizedTest
  @CsvSource({
    "LOGICAL, BOOL",
    "INTEGER, INTEGER",
    "REAL, FLOAT",
    "INTEGER REAL, FLOAT",
    "TEXT, STRING",
    "LOGICAL INTEGER, STRING",
    "LOGICAL REAL, STRING",
    "LOGICAL TEXT, STRING",
    "REAL TEXT, STRING",
    "INTEGER BLANK, INTEGER",
    "LOGICAL UNDEFINED BLANK, BOOL",
    "BLANK, STRING",
    "UNDEFINED, STRING",
  })
  void theTypeIsTheNarrowestThatHoldsAllValues(String seen, ColumnType type) {
    assertThat(TypeLattice.of(kinds(seen))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "BOOL, INTEGER, STRING",
    "BOOL, REAL, STRING",
    "BOOL, TEXT, STRING",
    "INTEGER, REAL, FLOAT",
    "INTEGER, INTEGER TEXT, STRING",
    "FLOAT, TEXT, STRING",
  })
  void aColumnThatIsTooNarrowIsWidenedAndNoFurtherThanNeeded(
      ColumnType defined, String seen, ColumnType wide) {
    assertThat(TypeLattice.widened(defined, kinds(seen), 0)).isEqualTo(wide);
  }

  @ParameterizedTest
  @CsvSource({
    "BOOL, LOGICAL BLANK UNDEFINED",
    "INTEGER, INTEGER",
    "INTEGER, LOGICAL INTEGER",
    "FLOAT, LOGICAL INTEGER REAL BLANK",
    "STRING, LOGICAL INTEGER REAL TEXT BLANK UNDEFINED",
    "DATE, TEXT",
    "TIME, BLANK",
    "DATETIME, UNDEFINED",
  })
  void aColumnThatHoldsAllValuesKeepsItsType(ColumnType defined, String seen) {
    assertThat(TypeLattice.widened(defined, kinds(seen), 0)).isEqualTo(defined);
  }

  @ParameterizedTest
  @CsvSource({"DATE", "TIME", "DATETIME"})
  void aDateThatMetOtherTextBecomesAString(ColumnType defined) {
    assertThat(TypeLattice.widened(defined, kinds("TEXT"), 1)).isEqualTo(ColumnType.STRING);
  }

  private static Set<ValueKind> kinds(String words) {
    return Arrays.stream(words.split(" ")).map(ValueKind::valueOf).collect(Collectors.toSet());
  }
}

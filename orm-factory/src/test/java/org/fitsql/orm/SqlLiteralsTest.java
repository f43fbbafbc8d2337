package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlLiteralsTest {
  private final SqlLiterals literals = new SqlLiterals();

  @Test
  void plainTextStandsInQuotesAndAQuoteIsDoubled() {
    assertThat(text("")).isEqualTo("''");
    assertThat(text("HST's {fn} ? -- \"ACS\"")).isEqualTo("'HST''s {fn} ? -- \"ACS\"'");
  }

  @Test
  void textThatAnyModeOrCharacterSetCouldReadOtherwiseIsHexadecimal() {
    assertThat(text("a\\")).isEqualTo("_utf8mb4 x'615c'");
    assertThat(text("\n")).isEqualTo("_utf8mb4 x'0a'");
    assertThat(text("µ'")).isEqualTo("_utf8mb4 x'c2b527'");
    assertThat(text("😀")).isEqualTo("_utf8mb4 x'f09f9880'");
  }

  @Test
  void bytesAreHexadecimal() {
    assertThat(literal(ColumnKind.BLOB, new byte[] {0, 39, 92, -1})).isEqualTo("x'00275cff'");
  }

  @Test
  void realNumbersOfFewDigitsAreWholeNumbersWithAnExponent() {
    assertThat(real(30)).isEqualTo("30e-0");
    assertThat(real(-0.05)).isEqualTo("-50e-3");
    assertThat(real(53101.123456789)).isEqualTo("53101123456789e-9");
    assertThat(real(1e300)).isEqualTo("1.0E300");
    assertThat(real(0)).isEqualTo("0");
  }

  @Test
  void realNumbersReadBackAreTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double few = (random.nextInt() >> random.nextInt(31)) / Math.pow(10, random.nextInt(20));
      double any = Double.longBitsToDouble(random.nextLong());
      assertThat(Double.parseDouble(real(few))).isEqualTo(few);
      if (Double.isFinite(any)) {
        assertThat(Double.parseDouble(real(any))).isEqualTo(any);
      }
    }
  }

  @Test
  void whatIsNoNumberIsNull() {
    assertThat(real(Double.NaN)).isEqualTo("NULL");
    assertThat(real(Double.NEGATIVE_INFINITY)).isEqualTo("NULL");
    assertThat(literal(ColumnKind.TEXT, null)).isEqualTo("NULL");
  }

  private String text(String value) {
    return literal(ColumnKind.TEXT, value);
  }

  private String real(double value) {
    return literal(ColumnKind.DOUBLE, value);
  }

  private String literal(ColumnKind kind, @Nullable Object value) {
    StringBuilder sql = new StringBuilder();
    literals.append(sql, kind, value);
    return sql.toString();
  }
}

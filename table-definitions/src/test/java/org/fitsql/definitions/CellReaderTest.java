package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.fitsql.fits.CardValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CellReaderTest {

  private static final CardValue HUGE =
      new CardValue.Huge(BigInteger.TEN.pow(20), "100000000000000000000");

  private final CellReader reader = new CellReader();

  static Stream<Arguments> valuesThatFit() {
    return Stream.of(
        fits(ColumnType.INTEGER, whole(42), 42L),
        fits(ColumnType.INTEGER, whole(Long.MIN_VALUE), Long.MIN_VALUE),
        fits(ColumnType.INTEGER, real(2000.0), 2000L),
        fits(ColumnType.INTEGER, real(-0x1p63), Long.MIN_VALUE),
        fits(ColumnType.INTEGER, text("12"), 12L),
        fits(ColumnType.INTEGER, text(" 1.2E1 "), 12L),
        fits(ColumnType.INTEGER, truth(true), 1L),
        fits(ColumnType.FLOAT, real(53101.123456789), 53101.123456789),
        fits(ColumnType.FLOAT, whole(7), 7.0),
        fits(ColumnType.FLOAT, HUGE, 1e20),
        fits(ColumnType.FLOAT, text("5.3E4"), 53000.0),
        fits(ColumnType.FLOAT, text("-.5D-1"), -0.05),
        fits(ColumnType.FLOAT, truth(false), 0.0),
        fits(ColumnType.BOOL, truth(true), true),
        fits(ColumnType.BOOL, text("F"), false),
        fits(ColumnType.BOOL, text("true"), true),
        fits(ColumnType.STRING, text("NGC 104"), "NGC 104"),
        fits(ColumnType.STRING, text(""), ""),
        fits(ColumnType.STRING, new CardValue.Whole(1, "01"), "01"),
        fits(ColumnType.STRING, new CardValue.Real(1.5, "1.50E0"), "1.50E0"),
        fits(ColumnType.STRING, new CardValue.Real(Double.NaN, "NaN"), "NaN"),
        fits(ColumnType.STRING, truth(true), "T"),
        fits(ColumnType.STRING, HUGE, "100000000000000000000"),
        fits(ColumnType.STRING, new CardValue.Unreadable("5abc"), "5abc"),
        fits(ColumnType.DATE, text("2004-03-30"), LocalDate.of(2004, 3, 30)),
        fits(ColumnType.DATE, text("30/03/98"), LocalDate.of(1998, 3, 30)),
        fits(ColumnType.TIME, text("19:47:36"), LocalTime.of(19, 47, 36)),
        fits(ColumnType.TIME, text("19:47:36.25"), LocalTime.of(19, 47, 36, 250_000_000)),
        fits(
            ColumnType.DATETIME,
            text("2004-03-30T19:47:36Z"),
            LocalDateTime.of(2004, 3, 30, 19, 47, 36)),
        fits(
            ColumnType.DATETIME,
            text("2004-03-30T19:47:36.1234567891"),
            LocalDateTime.of(2004, 3, 30, 19, 47, 36, 123_456_789)),
        fits(ColumnType.DATETIME, text("2004-03-30"), LocalDateTime.of(2004, 3, 30, 0, 0)));
  }

  @ParameterizedTest
  @MethodSource("valuesThatFit")
  void aValueThatFitsTakesTheJavaTypeOfItsColumn(ColumnType type, CardValue value, Object java) {
    assertThat(reader.read(column(type), value)).isEqualTo(new Cell.Value(java));
  }

  static Stream<Arguments> valuesThatDoNotFit() {
    return Stream.of(
        Arguments.of(ColumnType.INTEGER, real(1.5), "a number"),
        Arguments.of(ColumnType.INTEGER, real(0x1p63), "a number"),
        Arguments.of(ColumnType.INTEGER, real(Double.NaN), "not a finite number"),
        Arguments.of(ColumnType.INTEGER, HUGE, "an integer beyond 64 bits"),
        Arguments.of(ColumnType.INTEGER, text("12 km"), "text"),
        Arguments.of(ColumnType.INTEGER, text("1.5"), "text"),
        Arguments.of(ColumnType.INTEGER, text("1E99999"), "text"),
        Arguments.of(ColumnType.FLOAT, real(Double.NaN), "not a finite number"),
        Arguments.of(ColumnType.FLOAT, real(Double.POSITIVE_INFINITY), "not a finite number"),
        Arguments.of(ColumnType.FLOAT, text("N/A"), "text"),
        Arguments.of(ColumnType.FLOAT, text("NaN"), "text"),
        Arguments.of(ColumnType.FLOAT, text("1E999"), "text"),
        Arguments.of(ColumnType.FLOAT, text("0x1p3"), "text"),
        Arguments.of(ColumnType.FLOAT, new CardValue.Complex(1, 2, "(1, 2)"), "a complex number"),
        Arguments.of(ColumnType.FLOAT, new CardValue.Unreadable("5abc"), "no FITS value"),
        Arguments.of(ColumnType.BOOL, whole(1), "an integer"),
        Arguments.of(ColumnType.BOOL, text("YES"), "text"),
        Arguments.of(ColumnType.DATE, text("2004-02-30"), "text"),
        Arguments.of(ColumnType.DATE, text("2004-03-30T19:47:36"), "text"),
        Arguments.of(ColumnType.TIME, text("23:59:60"), "text"),
        Arguments.of(ColumnType.DATETIME, text("19:47:36 (30/03/2004)"), "text"),
        Arguments.of(ColumnType.DATETIME, whole(20040330), "an integer"));
  }

  @ParameterizedTest
  @MethodSource("valuesThatDoNotFit")
  void aValueThatTheColumnCannotHoldIsAMisfitThatSaysWhy(
      ColumnType type, CardValue value, String kind) {
    assertThat(reader.read(column(type), value))
        .isInstanceOfSatisfying(
            Cell.Misfit.class,
            misfit ->
                assertThat(misfit.reason())
                    .startsWith("A-KEY = ")
                    .contains(value.literal())
                    .contains(" is " + kind + ", ")
                    .endsWith("which column a_key of type " + type.word() + " cannot hold"));
  }

  @ParameterizedTest
  @EnumSource(ColumnType.class)
  void absentAndUndefinedAreNull(ColumnType type) {
    assertThat(reader.read(column(type), null)).isEqualTo(new Cell.Null());
    assertThat(reader.read(column(type), new CardValue.Undefined())).isEqualTo(new Cell.Null());
  }

  @ParameterizedTest
  @EnumSource(value = ColumnType.class, mode = EnumSource.Mode.EXCLUDE, names = "STRING")
  void blankTextIsNoValueExceptInAColumnOfText(ColumnType type) {
    assertThat(reader.read(column(type), text(""))).isEqualTo(new Cell.Null());
    assertThat(reader.read(column(type), text("  "))).isEqualTo(new Cell.Null());
  }

  @ParameterizedTest
  @CsvSource({"BOOL, INTEGER", "INTEGER, FLOAT", "FLOAT, STRING", "BOOL, STRING"})
  void aWiderTypeHoldsWhatANarrowerOneHolds(ColumnType narrow, ColumnType wide) {
    Stream.of(truth(true), whole(3), real(3.25))
        .filter(value -> reader.read(column(narrow), value) instanceof Cell.Value)
        .forEach(
            value -> assertThat(reader.read(column(wide), value)).isInstanceOf(Cell.Value.class));
  }

  @Test
  void textIsQuotedInTheReason() {
    assertThat(reader.read(column(ColumnType.FLOAT), text("N/A")))
        .isEqualTo(
            new Cell.Misfit("A-KEY = 'N/A' is text, which column a_key of type Float cannot hold"));
  }

  private static Arguments fits(ColumnType type, CardValue value, Object java) {
    return Arguments.of(type, value, java);
  }

  private static ColumnDefinition column(ColumnType type) {
    return new ColumnDefinition("A-KEY", "a_key", type, "", "", "");
  }

  private static CardValue whole(long number) {
    return new CardValue.Whole(number, Long.toString(number));
  }

  private static CardValue real(double number) {
    return new CardValue.Real(number, Double.toString(number));
  }

  private static CardValue text(String text) {
    return new CardValue.Text(text);
  }

  private static CardValue truth(boolean truth) {
    return new CardValue.Logical(truth, truth ? "T" : "F");
  }
}

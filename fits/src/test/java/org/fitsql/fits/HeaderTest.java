package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

  private static Header header(String... records) {
    return Header.parse(new FitsBytes().records(records).end().toBytes());
  }

  private static Card card(String... records) {
    List<Card> cards = header(records).cards();
    assertThat(cards).hasSize(1);
    return cards.get(0);
  }

  private static CardValue value(String field) {
    return card("KEY     = " + field).value();
  }

  @Test
  void readsKeywordValueAndComment() {
    assertThat(card("EXPTIME =               1200.5 / [s] exposure time  "))
        .isEqualTo(
            new Card("EXPTIME", new CardValue.Real(1200.5, "1200.5"), "[s] exposure time", 0, 1));
    assertThat(card("EXPTIME =               1200.5 / [s] exposure time").unit()).isEqualTo("s");
  }

  @Test
  void typesEachValueByItsSpelling() {
    assertThat(value("                  16")).isEqualTo(new CardValue.Whole(16, "16"));
    assertThat(value("+7")).isEqualTo(new CardValue.Whole(7, "+7"));
    assertThat(value("-00012")).isEqualTo(new CardValue.Whole(-12, "-00012"));
    assertThat(value("1.25")).isEqualTo(new CardValue.Real(1.25, "1.25"));
    assertThat(value("5.")).isEqualTo(new CardValue.Real(5, "5."));
    assertThat(value("T")).isEqualTo(new CardValue.Logical(true, "T"));
    assertThat(value("                   F / no")).isEqualTo(new CardValue.Logical(false, "F"));
    assertThat(value("(1.5, -2)")).isEqualTo(new CardValue.Complex(1.5, -2, "(1.5, -2)"));
    assertThat(value("")).isEqualTo(new CardValue.Undefined());
    assertThat(value("      / only a comment")).isEqualTo(new CardValue.Undefined());
    assertThat(value("5abc")).isEqualTo(new CardValue.Unreadable("5abc"));
    assertThat(value("2002-04-13")).isEqualTo(new CardValue.Unreadable("2002-04-13"));
    assertThat(value("TRUE")).isEqualTo(new CardValue.Unreadable("TRUE"));
  }

  @Test
  void readsStringsWithQuotesBlanksAndSlashes() {
    assertThat(value("'O''Neill / x  '")).isEqualTo(new CardValue.Text("O'Neill / x"));
    assertThat(value("'  leading'")).isEqualTo(new CardValue.Text("  leading"));
    assertThat(value("''")).isEqualTo(new CardValue.Text(""));
    assertThat(value("'        '")).isEqualTo(new CardValue.Text(""));
    assertThat(value("''''")).isEqualTo(new CardValue.Text("'"));
    assertThat(value("'no end")).isEqualTo(new CardValue.Unreadable("'no end"));
    assertThat(card("KEY     = 'v'/c").comment()).isEqualTo("c");
    assertThat(card("KEY     = 'v' c").comment()).isEqualTo("c");
  }

  @ParameterizedTest
  @CsvSource({
    "1.5D3, 1500",
    "1.5d-3, 0.0015",
    "-2E0, -2",
    ".5, 0.5",
    "+.5E+1, 5",
    "1e22, 1e22",
    "1E23, 1e23",
    "0.1, 0.1",
    "123456789012345678.9, 123456789012345678.9",
    "4.9E-324, 4.9E-324",
    "0E99999, 0"
  })
  void readsFloatingPointNumbersOfAnySpelling(String literal, double number) {
    assertThat(value(literal)).isEqualTo(new CardValue.Real(number, literal));
  }

  @Test
  void keepsTheSignOfZero() {
    assertThat(value("-0.0")).isEqualTo(new CardValue.Real(-0.0, "-0.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".", "-", "1.0E", "1.0E+", "1..2", "1.2.3", "0x10", "1f", "1.0E5x", "E5", "--1", "N/A"
      })
  void keepsWhatOnlyLooksLikeANumberAsItIs(String field) {
    assertThat(value(field)).isInstanceOf(CardValue.Unreadable.class);
  }

  @Test
  void readsEveryDoubleToTheLastBit() {
    Random random = new Random(20261121);
    for (int i = 0; i < 20_000; i++) {
      double number =
          i % 2 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextInt(1_000_000_000) / Math.pow(10, random.nextInt(12));
      if (Double.isFinite(number)) {
        String literal = Double.toString(number);
        assertThat(value(literal)).isEqualTo(new CardValue.Real(number, literal));
        assertThat(value(literal.replace('E', 'D')))
            .isEqualTo(new CardValue.Real(number, literal.replace('E', 'D')));
      }
    }
  }

  @Test
  void readsIntegersUpToAndBeyond64Bits() {
    assertThat(value("9223372036854775807"))
        .isEqualTo(new CardValue.Whole(Long.MAX_VALUE, "9223372036854775807"));
    assertThat(value("-9223372036854775808"))
        .isEqualTo(new CardValue.Whole(Long.MIN_VALUE, "-9223372036854775808"));
    assertThat(value("9223372036854775808"))
        .isEqualTo(
            new CardValue.Huge(new BigInteger("9223372036854775808"), "9223372036854775808"));
  }

  @Test
  void anExponentBeyondAllDoublesIsInfiniteAndKeepsItsLiteral() {
    assertThat(value("1.0E99999999999"))
        .isEqualTo(new CardValue.Real(Double.POSITIVE_INFINITY, "1.0E99999999999"));
    assertThat(value("NaN")).isEqualTo(new CardValue.Real(Double.NaN, "NaN"));
    assertThat(value("-Inf")).isEqualTo(new CardValue.Real(Double.NEGATIVE_INFINITY, "-Inf"));
  }

  @Test
  void joinsContinuedStringsAndTheirComments() {
    Card card =
        card(
            "LONG    = 'one &'   / first",
            "CONTINUE  'two''s &  '",
            "CONTINUE  '&' / second",
            "CONTINUE  'three  ' / third");
    assertThat(card.value()).isEqualTo(new CardValue.Text("one two's three"));
    assertThat(card.comment()).isEqualTo("first second third");
    assertThat(card.recordCount()).isEqualTo(4);
  }

  @Test
  void anAmpersandWithoutContinueIsText() {
    assertThat(value("'R&D&'")).isEqualTo(new CardValue.Text("R&D&"));
    List<Card> cards = header("A       = 'x'", "CONTINUE  'y'").cards();
    assertThat(cards).extracting(Card::keyword).containsExactly("A", "CONTINUE");
    assertThat(cards.get(0).value()).isEqualTo(new CardValue.Text("x"));
    assertThat(cards.get(1).isCommentary()).isTrue();
  }

  @Test
  void readsHierarchKeywords() {
    Card card = card("HIERARCH ESO  DET CHIP1 NAME = 'EEV' / chip");
    assertThat(card)
        .isEqualTo(new Card("ESO DET CHIP1 NAME", new CardValue.Text("EEV"), "chip", 0, 1));
    assertThat(card("HIERARCH abc.def= 5").keyword()).isEqualTo("abc.def");
    assertThat(card("HIERARCH no equals sign").isCommentary()).isTrue();
  }

  @Test
  void readsRecordValuedCardsOfTheirConventionalKeywordsOnly() {
    assertThat(card("DP1     = 'AXIS.1: 1' / axis"))
        .isEqualTo(new Card("DP1.AXIS.1", new CardValue.Real(1, "1"), "axis", 0, 1));
    assertThat(card("D2IM2   = 'EXTVER: 2.0'").keyword()).isEqualTo("D2IM2.EXTVER");
    assertThat(card("DQ1A    = 'NAXES: 2'").keyword()).isEqualTo("DQ1A.NAXES");
    assertThat(card("REMARK  = 'TIME: 5'").value()).isEqualTo(new CardValue.Text("TIME: 5"));
    assertThat(card("DP1     = 'AXIS.1: one'").value())
        .isEqualTo(new CardValue.Text("AXIS.1: one"));
    assertThat(card("DPOS    = 'X: 5'").value()).isEqualTo(new CardValue.Text("X: 5"));
  }

  @Test
  void keepsCommentaryCardsAsText() {
    List<Card> cards =
        header(
                "COMMENT = 5",
                "HISTORY   step one  ",
                "          free text",
                "",
                "NOVALUE just words")
            .cards();
    assertThat(cards).allMatch(Card::isCommentary);
    assertThat(cards)
        .extracting(Card::keyword)
        .containsExactly("COMMENT", "HISTORY", "", "", "NOVALUE");
    assertThat(cards)
        .extracting(Card::comment)
        .containsExactly("= 5", "  step one", "  free text", "", "just words");
  }

  @Test
  void findsTheFirstOfDuplicatesIgnoringCase() {
    Header header = header("exptime = 1", "EXPTIME = 2", "HIERARCH Long Name = 'x'");
    assertThat(header.cards().get(0).keyword()).isEqualTo("exptime");
    assertThat(header.whole("EXPTIME")).contains(1L);
    assertThat(header.whole("ExpTime")).contains(1L);
    assertThat(header.text("LONG NAME")).contains("x");
    assertThat(header.cards()).hasSize(3);
  }

  @Test
  void asksForTextIntegerAndNumberSeparately() {
    Header header =
        header("I       = 3", "R       = 2.0", "S       = 'x'", "U       =", "COMMENT c");
    assertThat(header.text("I")).contains("3");
    assertThat(header.real("I")).contains(3.0);
    assertThat(header.whole("R")).isEmpty();
    assertThat(header.real("R")).contains(2.0);
    assertThat(header.real("S")).isEmpty();
    assertThat(header.find("U")).contains(new CardValue.Undefined());
    assertThat(header.text("U")).isEmpty();
    assertThat(header.find("COMMENT")).isEmpty();
    assertThat(header.find("ABSENT")).isEmpty();
  }

  @Test
  void keepsBytesThatAreNotAscii() {
    Header header = header("OBSERVER= 'J\u00fcrgen \u00c5'");
    assertThat(header.text("OBSERVER")).contains("J\u00fcrgen \u00c5");
    assertThat(header.record(0)).startsWith("OBSERVER= 'J\u00fcrgen \u00c5'").hasSize(80);
  }

  @Test
  void givesTheSameCardsFromItsOwnBytesWithAndWithoutEnd() {
    Header header = header("A       = 1", "B       = 'long &'", "CONTINUE  'text'", "HISTORY x");
    assertThat(Header.parse(header.bytes()).cards()).isEqualTo(header.cards());
    byte[] recordsOnly = java.util.Arrays.copyOf(header.bytes(), 4 * Header.RECORD);
    assertThat(Header.parse(recordsOnly).cards()).isEqualTo(header.cards());
  }

  @Test
  void endsOnlyAtEndFollowedByBlanks() {
    Header header = header("A       = 1", "ENDTIME = 2", "END     = 3", "ENDING is near");
    assertThat(header.cards()).hasSize(4);
  }

  @Test
  void refusesBytesThatAreNoWholeRecords() {
    assertThatThrownBy(() -> Header.parse(new byte[81]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("81 bytes");
  }

  @Test
  void readsValuesWhereTheEqualsSignStandsTooEarly() {
    assertThat(card("ABC= 5").value()).isEqualTo(new CardValue.Whole(5, "5"));
    assertThat(card("KEYWORD =5").isCommentary()).isTrue();
  }

  @Test
  void survivesAnyBytes() {
    Random random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      byte[] junk = new byte[4 * Header.RECORD];
      random.nextBytes(junk);
      if (i % 2 == 0) {
        for (int at = 0; at < junk.length; at++) {
          junk[at] = (byte) "'&/=() .E+-19TCONTINUE\u00e9".charAt((junk[at] & 0xff) % 23);
        }
        System.arraycopy("DP1     = 'AXIS.1: ".getBytes(), 0, junk, 80, 19);
        System.arraycopy("CONTINUE  '".getBytes(), 0, junk, 160, 11);
      }
      int spanned = Header.parse(junk).cards().stream().mapToInt(Card::recordCount).sum();
      assertThat(spanned).isEqualTo(4);
    }
  }

  @Test
  void cardsReadWithTheHelpOfAnotherHeaderAreThoseReadAlone() {
    List<String> pool =
        List.of(
            "EXPTIME =                  1.5 / [s]",
            "LONG    = 'begin&'",
            "CONTINUE  'middle&' / note",
            "CONTINUE  'end'",
            "CONTINUE  5",
            "HISTORY once",
            "COMMENT LONG = 'x&'",
            "",
            "HIERARCH ESO A B = 'x&'",
            "DP1     = 'AXIS.1: 1'",
            "DP1     = 'NAXIS: 2'",
            "FLAG    = T");
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      List<String> records = new ArrayList<>();
      random.ints(random.nextInt(8), 0, pool.size()).forEach(r -> records.add(pool.get(r)));
      Header other = header(records.toArray(String[]::new));
      for (int edits = random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(records.size() + 1);
        if (random.nextBoolean() || at == records.size()) {
          records.add(at, pool.get(random.nextInt(pool.size())));
        } else if (random.nextBoolean()) {
          records.remove(at);
        } else {
          records.set(at, pool.get(random.nextInt(pool.size())));
        }
      }
      Header header = header(records.toArray(String[]::new));
      assertThat(header.cards(other)).as("%s", records).isEqualTo(alone(header));
    }
  }

  private static List<Card> alone(Header header) {
    return Header.parse(header.bytes()).cards();
  }
}

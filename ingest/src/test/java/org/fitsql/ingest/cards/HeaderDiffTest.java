package org.fitsql.ingest.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.cards.HeaderChange.Kind;
import org.fitsql.simulation.file.ConstantArray;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderDiffTest {
  @TempDir private Path directory;
  private int files;

  private List<HduHeader> headers(HduBuilder... hdus) {
    FitsBuilder builder = new FitsBuilder();
    Arrays.stream(hdus).forEach(builder::hdu);
    Path file = directory.resolve("file" + files++ + ".fits");
    try {
      builder.writeTo(file);
      return new FitsReader().read(file).hdus().stream().map(HduHeader::of).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HduBuilder extension(String extname, int extver) {
    return HduBuilder.extension(extname, extver, new ConstantArray(16, 2, 2, 0));
  }

  private List<HeaderChange> diff(HduBuilder before, HduBuilder after) {
    return HeaderDiff.between(headers(before), headers(after));
  }

  private static List<String> told(List<HeaderChange> changes) {
    return changes.stream()
        .map(
            c ->
                "%s %s: %s -> %s"
                    .formatted(c.kind().word(), c.keyword(), c.oldValue(), c.newValue()))
        .toList();
  }

  @Test
  void equalHeadersDoNotDiffer() {
    assertThat(
            diff(
                HduBuilder.primary().card("EXPTIME", 1.5, "s").history("a").history("a").blank(""),
                HduBuilder.primary().card("EXPTIME", 1.5, "s").history("a").history("a").blank("")))
        .isEmpty();
  }

  @Test
  void valuesCommentsAndKeywordsThatComeAndGoAreTold() {
    List<HeaderChange> changes =
        diff(
            HduBuilder.primary()
                .card("EXPTIME", 60.5, "exposure")
                .card("TARGNAME", "NGC104", "target")
                .card("FLAG", true, "old words")
                .card("GAIN", 1, "gain"),
            HduBuilder.primary()
                .card("EXPTIME", 61.0, "exposure time")
                .card("FLAG", true, "new words")
                .card("GAIN", 1, "gain")
                .card("FILTER1", "F606W", "filter"));

    assertThat(told(changes))
        .containsExactly(
            "value EXPTIME: 60.5 -> 61.0",
            "comment FLAG: T -> T",
            "added FILTER1: null -> F606W",
            "removed TARGNAME: NGC104 -> null");
    assertThat(changes.get(0).oldComment()).isEqualTo("exposure");
    assertThat(changes.get(0).newComment()).isEqualTo("exposure time");
    assertThat(changes.get(0).label()).isEqualTo("HDU 0 (PRIMARY)");
    assertThat(changes.get(3).newComment()).isNull();
  }

  @Test
  void aChangeOfTypeIsAChangeOfValueAndAChangeOfSpellingIsNot() {
    assertThat(
            told(
                diff(
                    HduBuilder.primary()
                        .literal("A", "5", "")
                        .literal("B", "1.0", "")
                        .literal("C", "1.0D2", "")
                        .undefined("D", "")
                        .literal("E", "1", "")
                        .literal("F", "NaN", ""),
                    HduBuilder.primary()
                        .card("A", "5", "")
                        .literal("B", "1.00", "")
                        .literal("C", "100.", "")
                        .card("D", "", "")
                        .literal("E", "1.0", "")
                        .literal("F", "NaN", ""))))
        .containsExactly(
            "value A: 5 -> 5",
            "spelling B: 1.0 -> 1.00",
            "spelling C: 1.0D2 -> 100.",
            "value D: null -> ",
            "value E: 1 -> 1.0");
  }

  @Test
  void bytesThatDifferWithoutAnyOtherDifferenceAreSpelling() {
    assertThat(
            told(
                diff(
                    HduBuilder.primary().rawCard("A       =                    7 / seven"),
                    HduBuilder.primary().rawCard("A       = 7                    / seven"))))
        .containsExactly("spelling A: 7 -> 7");
  }

  @Test
  void commentaryIsComparedAsASequence() {
    assertThat(
            told(
                diff(
                    HduBuilder.primary().history("one").history("two").history("three"),
                    HduBuilder.primary().history("one").history("three").history("four"))))
        .containsExactly("removed HISTORY: two -> null", "added HISTORY: null -> four");
    assertThat(
            told(diff(HduBuilder.primary().comment("only"), HduBuilder.primary().comment("else"))))
        .containsExactly("removed COMMENT: only -> null", "added COMMENT: null -> else");
  }

  @Test
  void duplicateKeywordsAreComparedAsASequence() {
    assertThat(
            told(
                diff(
                    HduBuilder.primary().card("X", 1, "").card("X", 2, "").card("X", 3, ""),
                    HduBuilder.primary().card("X", 2, "").card("X", 3, ""))))
        .containsExactly("removed X: 1 -> null");
    assertThat(
            told(
                diff(
                    HduBuilder.primary().card("X", 1, "").card("A", 0, "").card("X", 2, ""),
                    HduBuilder.primary().card("X", 1, "").card("A", 0, "").card("X", 3, ""))))
        .as("also where the first of them lies among cards that both begin with")
        .containsExactly("removed X: 2 -> null", "added X: null -> 3");
  }

  @Test
  void aValuedCardThatBecomesTextIsAChangeOfValue() {
    assertThat(
            told(
                diff(
                    HduBuilder.primary().card("NOTE", 1, ""),
                    HduBuilder.primary().rawCard("NOTE      just words"))))
        .containsExactly("value NOTE: 1 -> just words".replace("just", "  just"));
  }

  @Test
  void anotherOrderOfTheSameCardsIsTold() {
    assertThat(
            diff(
                HduBuilder.primary().card("A", 1, "").card("B", 2, ""),
                HduBuilder.primary().card("B", 2, "").card("A", 1, "")))
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.ORDER));
    assertThat(
            told(
                diff(
                    HduBuilder.primary().card("A", 1, "").card("B", 2, ""),
                    HduBuilder.primary().card("A", 1, "").card("NEW", 0, "").card("B", 2, ""))))
        .as("a card in between is no other order")
        .containsExactly("added NEW: null -> 0");
  }

  @Test
  void longStringsAreComparedWhole() {
    String text = "x".repeat(150);
    assertThat(
            told(
                diff(
                    HduBuilder.primary().card("LONG", text + "1", ""),
                    HduBuilder.primary().card("LONG", text + "2", ""))))
        .containsExactly("value LONG: " + text + "1 -> " + text + "2");
  }

  @Test
  void hdusAreMatchedByExtnameAndExtverAndThenByIndex() {
    List<HeaderChange> changes =
        HeaderDiff.between(
            headers(
                HduBuilder.primary(),
                extension("SCI", 1).card("A", 1, ""),
                extension("SCI", 2).card("A", 2, ""),
                extension("OLDNAME", 1).card("A", 3, ""),
                extension("GONE", 1)),
            headers(
                HduBuilder.primary(),
                extension("SCI", 2).card("A", 2, ""),
                extension("SCI", 1).card("A", 1, ""),
                extension("NEWNAME", 1).card("A", 3, "")));

    assertThat(changes)
        .extracting(HeaderChange::kind, HeaderChange::label, HeaderChange::formerHdu)
        .containsExactly(
            tuple(Kind.HDU_MOVED, "HDU 1 (SCI,2)", 2),
            tuple(Kind.HDU_MOVED, "HDU 2 (SCI,1)", 1),
            tuple(Kind.VALUE, "HDU 3 (NEWNAME,1)", 3),
            tuple(Kind.HDU_REMOVED, "HDU 4 (GONE,1)", 4));
    assertThat(changes.get(2).keyword()).isEqualTo("EXTNAME");
  }

  @Test
  void aNewHduIsOneChangeHoweverManyCardsItHas() {
    assertThat(
            HeaderDiff.between(
                headers(HduBuilder.primary()),
                headers(HduBuilder.primary(), extension("D2IMARR", 1).card("A", 1, ""))))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.HDU_ADDED);
              assertThat(change.label()).isEqualTo("HDU 1 (D2IMARR,1)");
              assertThat(change.formerHdu()).isEqualTo(-1);
            });
  }

  @Test
  void everyHduOfOneNameIsComparedWithItsOwnPredecessor() {
    HduBuilder[] before = {
      HduBuilder.primary(), extension("X", 1).card("A", 1, ""), extension("X", 1).card("A", 2, "")
    };
    HduBuilder[] after = {
      HduBuilder.primary(), extension("X", 1).card("A", 1, ""), extension("X", 1).card("A", 9, "")
    };

    assertThat(HeaderDiff.between(headers(before), headers(after)))
        .singleElement()
        .satisfies(change -> assertThat(change.hdu()).isEqualTo(2));
  }

  @Test
  void veryLongSequencesAreComparedAsBagsAndLoseNothing() {
    List<String> before = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(i -> before.add("line " + i % 1_500));
    List<String> after = new ArrayList<>(before);
    Collections.reverse(after);
    after.set(7, "new");
    String gone = "line " + (1_500 - 8);
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();

    new SequenceDiff(before, after, i -> removed.add(before.get(i)), j -> added.add(after.get(j)))
        .compare();

    assertThat(removed).containsExactly(gone);
    assertThat(added).containsExactly("new");
  }
}

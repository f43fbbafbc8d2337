package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsFactory;
import nom.tam.fits.HeaderCard;
import nom.tam.util.ComplexValue;
import nom.tam.util.Cursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every readable real file gives the same structure and the same card values as nom-tam-fits 1.21.
 *
 * <p>The differences that are accepted are peculiarities of nom-tam-fits, each commented where it
 * is allowed.
 */
class NomTamAgreementTest {
  private final FitsReader reader = new FitsReader();
  private final List<String> differences = new ArrayList<>();
  private int compared;

  @BeforeEach
  void settings() {
    FitsFactory.useThreadLocalSettings(true);
    FitsFactory.setUseHierarch(true);
    FitsFactory.setLongStringsEnabled(true);
    FitsFactory.setAllowHeaderRepairs(true);
  }

  @Test
  void everyReadableFileHasTheSameStructureAndValues() throws IOException {
    int files = 0;
    for (Path path : SharedData.files()) {
      FitsFile file;
      try {
        file = reader.read(path);
      } catch (FitsException.NotFits e) {
        continue;
      }
      // it refuses a file whose SIMPLE is F, and fills the gaps of one that is cut off
      boolean simple = file.findings().stream().noneMatch(f -> f.keyword().equals("SIMPLE"));
      if (simple && file.completeness() instanceof Completeness.Complete) {
        compare(file);
        files++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(files).isGreaterThan(200);
    assertThat(compared).isGreaterThan(30_000);
  }

  private void compare(FitsFile file) throws IOException {
    try (Fits fits = new Fits(file.path().toFile())) {
      BasicHDU<?>[] hdus = fits.read();
      if (hdus.length != file.hdus().size()) {
        differences.add(file.path() + ": " + file.hdus().size() + " HDUs, theirs " + hdus.length);
        return;
      }
      for (Hdu hdu : file.hdus()) {
        compare(file, hdu, hdus[hdu.index()]);
      }
    } catch (nom.tam.fits.FitsException e) {
      differences.add(file.path() + ": theirs fails with " + e);
    }
  }

  private void compare(FitsFile file, Hdu hdu, BasicHDU<?> theirs) {
    String where = file.path() + " " + hdu.label();
    long offset = theirs.getHeader().getFileOffset();
    // it knows no offsets in a gunzipped stream; there the sizes must do
    check(where + " header offset", hdu.headerOffset(), offset < 0 ? hdu.headerOffset() : offset);
    check(where + " padded data", hdu.end() - hdu.dataOffset(), theirs.getHeader().getDataSize());
    List<Card> ours = hdu.header().cards().stream().filter(card -> card.value() != null).toList();
    Set<String> seen = new HashSet<>();
    Cursor<String, HeaderCard> cursor = theirs.getHeader().iterator();
    while (cursor.hasNext()) {
      HeaderCard card = cursor.next();
      if (card.isKeyValuePair() && !card.getKey().equals("END")) {
        seen.add(card.getKey());
        compare(where, ours.stream().filter(own -> key(own).equals(card.getKey())).toList(), card);
      }
    }
    for (Card card : ours) {
      // a card whose value is NaN counts as a comment there
      boolean untyped = card.value() instanceof CardValue.Real real && Double.isNaN(real.number());
      if (!untyped && !seen.contains(key(card))) {
        differences.add(where + ": only ours has " + card);
      }
    }
  }

  /** Of duplicates it keeps one, and not always the first: one of ours must be that one. */
  private void compare(String where, List<Card> ours, HeaderCard theirs) {
    compared++;
    if (ours.stream().noneMatch(card -> same(card.value(), theirs))) {
      differences.add(where + ": " + ours + ", theirs " + theirs.getValue() + " in " + theirs);
    }
  }

  /** It upper-cases keywords, and writes HIERARCH keywords with dots. */
  private static String key(Card card) {
    String keyword = card.keyword().toUpperCase(Locale.ROOT);
    boolean hierarch = keyword.length() > 8 || keyword.indexOf(' ') >= 0;
    return hierarch ? "HIERARCH." + keyword.replace(' ', '.') : keyword;
  }

  private void check(String what, long ours, long theirs) {
    if (ours != theirs) {
      differences.add(what + ": " + ours + ", theirs " + theirs);
    }
  }

  private static boolean same(CardValue ours, HeaderCard theirs) {
    if (ours instanceof CardValue.Text text) {
      // it writes ? for bytes that are not ASCII
      return text.text()
          .replaceAll("[^ -~]", "?")
          .equals(theirs.getValue().replaceAll("[^ -~]", "?"));
    } else if (ours instanceof CardValue.Whole whole) {
      return theirs.isIntegerType() && whole.number() == theirs.getValue(Long.class, null);
    } else if (ours instanceof CardValue.Huge huge) {
      return huge.number().equals(theirs.getValue(BigInteger.class, null));
    } else if (ours instanceof CardValue.Real real) {
      // NaN and Inf have no type there; it types 1.25 as Float unless asked for a Double
      return Double.isFinite(real.number())
          ? theirs.isDecimalType()
              && real.number() == theirs.getValue(BigDecimal.class, null).doubleValue()
          : real.literal().equals(theirs.getValue());
    } else if (ours instanceof CardValue.Logical logical) {
      return Boolean.valueOf(logical.truth()).equals(theirs.getValue(Boolean.class, null));
    } else if (ours instanceof CardValue.Complex complex) {
      return new ComplexValue(complex.re(), complex.im())
          .equals(theirs.getValue(ComplexValue.class, null));
    } else if (ours instanceof CardValue.Unreadable unreadable) {
      return unreadable.literal().equals(theirs.getValue());
    }
    // an undefined value comes back as Boolean, with neither text nor truth
    return theirs.getValue() == null || theirs.getValue().isEmpty();
  }
}

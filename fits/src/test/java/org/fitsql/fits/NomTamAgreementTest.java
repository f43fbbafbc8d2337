package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      if (file.completeness() instanceof Completeness.Complete) {
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
    }
  }

  private void compare(FitsFile file, Hdu hdu, BasicHDU<?> theirs) {
    String where = file.path() + " " + hdu.label();
    check(where + " header offset", hdu.headerOffset(), theirs.getHeader().getFileOffset());
    check(where + " padded data", hdu.end() - hdu.dataOffset(), theirs.getHeader().getDataSize());
    List<Card> ours = hdu.header().cards().stream().filter(card -> card.value() != null).toList();
    int at = 0;
    Cursor<String, HeaderCard> cursor = theirs.getHeader().iterator();
    while (cursor.hasNext()) {
      HeaderCard card = cursor.next();
      if (!card.isKeyValuePair() || card.getKey().equals("END")) {
        continue;
      }
      // it drops duplicates, so ours are searched from the last match on
      int found = at;
      while (found < ours.size() && !sameKeyword(ours.get(found), card)) {
        found++;
      }
      if (found == ours.size()) {
        differences.add(where + ": only theirs has " + card);
      } else {
        at = found + 1;
        compared++;
        checkValue(where, ours.get(found), card);
      }
    }
  }

  private void check(String what, long ours, long theirs) {
    if (ours != theirs) {
      differences.add(what + ": " + ours + ", theirs " + theirs);
    }
  }

  /** It upper-cases keywords, and writes HIERARCH keywords with dots. */
  private static boolean sameKeyword(Card ours, HeaderCard theirs) {
    String keyword = ours.keyword().toUpperCase(Locale.ROOT);
    return theirs.getKey().equals(keyword)
        || theirs.getKey().equals("HIERARCH." + keyword.replace(' ', '.'));
  }

  private void checkValue(String where, Card ours, HeaderCard theirs) {
    if (!same(ours.value(), theirs)) {
      differences.add(where + ": " + ours + ", theirs " + theirs.getValue() + " in " + theirs);
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

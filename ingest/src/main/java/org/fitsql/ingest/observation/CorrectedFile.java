package org.fitsql.ingest.observation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fitsql.definitions.Correction;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * A file whose headers say what corrections say. The bytes of the headers and their hash stay as
 * they were in the file.
 *
 * @param outcomes one for each correction and HDU
 */
record CorrectedFile(FitsFile fits, List<CorrectionOutcome> outcomes) {

  static CorrectedFile of(FitsFile fits, List<Correction> corrections) {
    if (corrections.isEmpty()) {
      return new CorrectedFile(fits, List.of());
    }
    List<CorrectionOutcome> outcomes = new ArrayList<>();
    List<Hdu> hdus = new ArrayList<>();
    for (Hdu hdu : fits.hdus()) {
      List<Correction> meant = corrections.stream().filter(c -> c.hdu().isOf(hdu)).toList();
      hdus.add(meant.isEmpty() ? hdu : corrected(hdu, meant, outcomes));
    }
    for (Correction correction : corrections) {
      if (fits.hdus().stream().noneMatch(correction.hdu()::isOf)) {
        outcomes.add(new CorrectionOutcome(correction, CorrectionOutcome.NO_HDU, false, null));
      }
    }
    FitsFile corrected =
        new FitsFile(
            fits.path(),
            fits.size(),
            List.copyOf(hdus),
            fits.headerHash(),
            fits.completeness(),
            fits.findings());
    return new CorrectedFile(corrected, List.copyOf(outcomes));
  }

  private static Hdu corrected(
      Hdu hdu, List<Correction> corrections, List<CorrectionOutcome> outcomes) {
    List<Card> cards = new ArrayList<>(hdu.header().cards());
    for (Correction correction : corrections) {
      // of the header as it is in the file: one correction does not build upon another
      Optional<Card> card = hdu.header().card(correction.keyword());
      String found = card.map(c -> text(c.value())).orElse("");
      boolean applied = found.strip().equals(correction.wrong());
      if (applied) {
        replace(cards, card.orElse(null), correction);
      }
      outcomes.add(
          new CorrectionOutcome(correction, hdu.index(), applied, found.isEmpty() ? null : found));
    }
    return new Hdu(
        hdu.index(),
        hdu.type(),
        hdu.extname(),
        hdu.extver(),
        hdu.bitpix(),
        hdu.axes(),
        hdu.header().withCards(cards),
        hdu.headerOffset(),
        hdu.dataOffset(),
        hdu.dataSize());
  }

  private static String text(@Nullable CardValue value) {
    return value == null ? "" : value.literal();
  }

  private static void replace(List<Card> cards, @Nullable Card wrong, Correction correction) {
    CardValue right = value(correction, wrong == null ? null : wrong.value());
    int at = wrong == null ? -1 : cards.indexOf(wrong);
    if (wrong == null || at < 0) {
      cards.add(new Card(correction.keyword(), right, "", 0, 0));
    } else {
      cards.set(
          at,
          new Card(
              wrong.keyword(), right, wrong.comment(), wrong.firstRecord(), wrong.recordCount()));
    }
  }

  /** The corrected value; of the kind that a card would give it, unless a string is replaced. */
  private static CardValue value(Correction correction, @Nullable CardValue wrong) {
    String right = correction.right();
    if (right.isEmpty()) {
      return new CardValue.Undefined();
    }
    if (!(wrong instanceof CardValue.Text)) {
      byte[] record = new byte[Header.RECORD];
      Arrays.fill(record, (byte) ' ');
      byte[] start = ("KEYWORD = " + right).getBytes(StandardCharsets.ISO_8859_1);
      if (start.length < record.length) {
        System.arraycopy(start, 0, record, 0, start.length);
        CardValue spelled = Header.parse(record).find("KEYWORD").orElseThrow();
        if (!(spelled instanceof CardValue.Unreadable) && spelled.literal().equals(right)) {
          return spelled;
        }
      }
    }
    return new CardValue.Text(right);
  }
}

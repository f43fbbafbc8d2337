package org.fitsql.fits;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the mandatory keywords of one header against the standard: order, fixed format, and what
 * the kind of HDU asks of them (FITS standard 4.0, sections 4.4.1 and 7).
 */
final class MandatoryKeywords {
  private static final Set<String> REGISTERED =
      Set.of("IMAGE", "TABLE", "BINTABLE", "IUEIMAGE", "A3DTABLE", "FOREIGN", "DUMP");

  private final Hdu hdu;
  private final ParsedCards parsed;
  private final List<Card> cards;
  private final FixedFormat format;
  private final FindingSink findings;

  MandatoryKeywords(Hdu hdu, byte[] bytes, ParsedCards parsed, FindingSink findings) {
    this.hdu = hdu;
    this.parsed = parsed;
    this.cards = parsed.cards();
    this.format = new FixedFormat(bytes, findings);
    this.findings = findings;
  }

  void check() {
    int sizes = 3 + hdu.axes().size();
    for (int i = 0; i < Math.min(sizes, cards.size()); i++) {
      if (i > 0 || hdu.index() == 0) {
        format.rightJustified(cards.get(i));
      }
    }
    if (hdu.index() > 0) {
      extension();
      inPlace("PCOUNT", sizes);
      inPlace("GCOUNT", sizes + 1);
    }
    if (hdu.type() == HduType.TABLE || hdu.type() == HduType.BINTABLE) {
      Card fields = parsed.first("TFIELDS");
      (fields == null ? hdu.header().card("TFIELDS") : Optional.of(fields))
          .ifPresent(format::rightJustified);
    } else if (hdu.type() == HduType.IMAGE) {
      mustBe("PCOUNT", 0);
      mustBe("GCOUNT", 1);
    }
  }

  private void extension() {
    Card card = cards.get(0);
    CardValue value = card.value();
    String name = value == null ? "" : value.literal();
    if (!REGISTERED.contains(name)) {
      tell(Rule.XTENSION, card, "XTENSION = '" + name + "' is no standard extension");
    } else {
      format.string(card);
    }
  }

  private void inPlace(String keyword, int place) {
    if (place < cards.size() && cards.get(place).keyword().equals(keyword)) {
      format.rightJustified(cards.get(place));
      return;
    }
    Card card = hdu.header().card(keyword).orElse(null);
    if (card == null) {
      findings.odd(Rule.MANDATORY_KEYWORD, 0, keyword, keyword + " is missing");
      return;
    }
    String message = keyword + " must be card " + (place + 1) + " of the header";
    tell(Rule.MANDATORY_KEYWORD, card, message);
    format.rightJustified(card);
  }

  private void mustBe(String keyword, long wanted) {
    for (Card card : cards) {
      if (card.keyword().equals(keyword)) {
        if (card.value() instanceof CardValue.Whole whole && whole.number() != wanted) {
          tell(Rule.MANDATORY_VALUE, card, keyword + " of an image must be " + wanted);
        }
        return;
      }
    }
  }

  private void tell(Rule rule, Card card, String message) {
    findings.odd(rule, card.firstRecord(), card.keyword(), message);
  }
}

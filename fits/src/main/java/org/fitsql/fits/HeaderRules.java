package org.fitsql.fits;

import java.util.List;
import java.util.Set;
import org.fitsql.fits.ReservedKeyword.Type;
import org.jspecify.annotations.Nullable;

/**
 * Holds the keywords of one header that the standard reserves against what it says of them: type,
 * value, and in which kind of HDU they may stand. One object checks one header.
 */
final class HeaderRules {
  private static final Set<String> FRAMES = Set.of("ICRS", "FK5", "FK4", "FK4-NO-E", "GAPPT");

  private final Hdu hdu;
  private final ParsedCards parsed;
  private final boolean table;
  private final boolean groups;
  private final FindingSink findings;
  private final WcsRules wcs;
  private final @Nullable TableRules columns;

  HeaderRules(Hdu hdu, ParsedCards parsed, FindingSink findings) {
    this.hdu = hdu;
    this.parsed = parsed;
    this.findings = findings;
    this.table = hdu.type() == HduType.TABLE || hdu.type() == HduType.BINTABLE;
    this.groups =
        hdu.index() == 0
            && !hdu.axes().isEmpty()
            && hdu.axes().get(0) == 0
            && hdu.header().text("GROUPS").orElse("F").equals("T");
    this.wcs = new WcsRules(hdu, findings);
    this.columns = table ? new TableRules(hdu, parsed, findings) : null;
  }

  /** Whether a card can be found odd in no header, wherever it stands in it. */
  static boolean isSettled(Card card, ReservedKeyword reserved) {
    boolean plain =
        switch (reserved.family()) {
          case PLAIN, ALTERNATE -> !reserved.stem().equals("WCSAXES");
          default -> false;
        };
    boolean value =
        switch (reserved.stem()) {
          case "EPOCH" -> false;
          case "RADESYS", "RADECSYS" -> FRAMES.contains(text(card));
          default -> true;
        };
    return plain && value && ValueType.isSound(card.value(), reserved.type());
  }

  void check() {
    List<Card> cards = parsed.cards();
    for (int i = 0; i < cards.size(); i++) {
      ReservedKeyword reserved = parsed.reserved()[i];
      if (reserved != null) {
        check(i, cards.get(i), reserved);
      }
    }
    wcs.end();
    if (columns != null) {
      columns.end();
    }
  }

  private void check(int position, Card card, ReservedKeyword reserved) {
    switch (reserved.family()) {
      case MANDATORY -> mandatory(position, card, reserved);
      case PRIMARY -> primaryOnly(card);
      case GROUPS -> {
        if (!groups) {
          misplaced(card, "is only allowed in random groups");
        }
      }
      case PLAIN, ALTERNATE -> plain(card, reserved);
      case AXIS, MATRIX -> wcs.check(card, reserved);
      case IMAGE -> image(card, reserved);
      case TABLE, COLUMN -> {
        if (columns != null) {
          columns.check(card, reserved);
        } else if (hdu.type() != HduType.OTHER) {
          misplaced(card, "is not allowed in an image");
        }
      }
    }
  }

  /** Those in their place were checked with the structure; others are one too many. */
  private void mandatory(int position, Card card, ReservedKeyword reserved) {
    String keyword = card.keyword();
    if (reserved.stem().equals("PCOUNT") || reserved.stem().equals("GCOUNT")) {
      if (hdu.index() == 0 && !groups) {
        misplaced(card, "is not allowed in a primary image");
      }
      return;
    }
    int index = reserved.index(keyword);
    if (keyword.startsWith("NAXIS") && index > hdu.axes().size()) {
      tell(Rule.MANDATORY_KEYWORD, card, keyword + " exceeds NAXIS = " + hdu.axes().size());
    }
    int place = keyword.equals("BITPIX") ? 1 : keyword.startsWith("NAXIS") ? 2 + index : 0;
    if (position != place) {
      boolean other = keyword.equals(hdu.index() == 0 ? "XTENSION" : "SIMPLE");
      if (other) {
        misplaced(
            card, "is not allowed in " + (hdu.index() == 0 ? "the primary HDU" : "extensions"));
      } else {
        tell(Rule.MANDATORY_KEYWORD, card, keyword + " is duplicated or out of order");
      }
    }
  }

  private void primaryOnly(Card card) {
    if (hdu.index() > 0) {
      misplaced(card, "is not allowed in extensions");
    } else if (ValueType.check(card, Type.LOGICAL, findings) && card.keyword().equals("BLOCKED")) {
      tell(Rule.DEPRECATED, card, "BLOCKED is deprecated");
    }
  }

  private void plain(Card card, ReservedKeyword reserved) {
    if (!ValueType.check(card, reserved.type(), findings)) {
      return;
    }
    switch (reserved.stem()) {
      case "EPOCH" -> tell(Rule.DEPRECATED, card, "EPOCH is deprecated, EQUINOX takes its place");
      case "WCSAXES" -> wcs.axes(card);
      case "RADESYS", "RADECSYS" -> {
        if (!FRAMES.contains(text(card))) {
          tell(Rule.DOUBTFUL_VALUE, card, card.keyword() + " = '" + text(card) + "' is no frame");
        }
      }
      default -> {}
    }
  }

  private void image(Card card, ReservedKeyword reserved) {
    if (table) {
      // tile-compressed images keep the keywords of their image; asked only where there is one
      if (hdu.header().find("ZIMAGE").isEmpty()) {
        misplaced(card, "is not allowed in a table");
      }
      return;
    }
    boolean sound = ValueType.check(card, reserved.type(), findings);
    if (reserved.stem().equals("BLANK") && hdu.bitpix() < 0) {
      tell(
          Rule.RESERVED_PLACE,
          card,
          "BLANK must not be used with floating-point pixels (BITPIX = " + hdu.bitpix() + ")");
    } else if (reserved.stem().equals("BSCALE") && sound && ValueType.number(card) == 0) {
      tell(Rule.DOUBTFUL_VALUE, card, "BSCALE is 0");
    }
  }

  private static String text(Card card) {
    CardValue value = card.value();
    return value == null ? "" : value.literal();
  }

  private void misplaced(Card card, String why) {
    tell(Rule.RESERVED_PLACE, card, card.keyword() + " " + why);
  }

  private void tell(Rule rule, Card card, String message) {
    findings.odd(rule, card.firstRecord(), card.keyword(), message);
  }
}

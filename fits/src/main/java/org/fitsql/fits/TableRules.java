package org.fitsql.fits;

import java.util.List;
import java.util.regex.Pattern;

/** Rules of the columns of one table (FITS standard 4.0, sections 7.2 and 7.3). */
final class TableRules {
  private static final Pattern FORM_CHARACTERS = Pattern.compile("[0-9A-Z.()]*");

  private final Hdu hdu;
  private final boolean ascii;
  private final long fields;
  private final FindingSink findings;

  TableRules(Hdu hdu, FindingSink findings) {
    this.hdu = hdu;
    this.ascii = hdu.type() == HduType.TABLE;
    this.findings = findings;
    boolean table = ascii || hdu.type() == HduType.BINTABLE;
    this.fields = table ? hdu.header().whole("TFIELDS").orElse(0L) : 0;
  }

  /** A keyword of a table. */
  void check(Card card, ReservedKeyword reserved) {
    String stem = reserved.stem();
    if (isMisplaced(stem)) {
      String kind = ascii ? "an ASCII table" : "a binary table";
      tell(Rule.RESERVED_PLACE, card, card.keyword() + " is not allowed in " + kind);
      return;
    }
    ReservedKeyword.Type type =
        !stem.equals("TNULL")
            ? reserved.type()
            : ascii ? ReservedKeyword.Type.TEXT : ReservedKeyword.Type.WHOLE;
    boolean sound = ValueType.check(card, type, findings);
    if (reserved.family() == ReservedKeyword.Family.TABLE) {
      return;
    }
    int index = reserved.index(card.keyword());
    if (index < 1 || index > fields) {
      String message = card.keyword() + ": index " + index + " is not in 1 to TFIELDS = " + fields;
      tell(Rule.KEYWORD_INDEX, card, message);
    } else if (sound) {
      value(card, stem, hdu.header().text("TFORM" + index).orElse(""));
    }
  }

  private boolean isMisplaced(String stem) {
    return ascii
        ? stem.equals("TDIM") || stem.equals("THEAP")
        : stem.equals("TBCOL") || (stem.equals("THEAP") && pcount() == 0);
  }

  private void value(Card card, String stem, String form) {
    String text = card.value() == null ? "" : card.value().literal();
    switch (stem) {
      case "TFORM" -> {
        if (!FORM_CHARACTERS.matcher(text.stripTrailing().split(" ", 2)[0]).matches()) {
          tell(Rule.RESERVED_VALUE, card, card.keyword() + " = '" + text + "' is no format");
        }
      }
      case "TDISP" -> {
        if (!text.isEmpty() && !DisplayFormat.isValid(text, form)) {
          String message = card.keyword() + " = '" + text + "' is no format for TFORM '%s'";
          tell(Rule.RESERVED_VALUE, card, message.formatted(form));
        }
      }
      case "TNULL" -> {
        if (!ascii && !hasAny(form, "BIJK")) {
          tell(Rule.RESERVED_PLACE, card, card.keyword() + " goes with integers, not with " + form);
        }
      }
      case "TSCAL", "TZERO" -> {
        if (hasAny(form, ascii ? "A" : "ALX")) {
          tell(Rule.RESERVED_PLACE, card, card.keyword() + " goes with numbers, not with " + form);
        }
      }
      default -> {}
    }
  }

  static boolean hasAny(String form, String letters) {
    return letters.chars().anyMatch(letter -> form.indexOf(letter) >= 0);
  }

  /** What can only be said of the table as a whole. */
  void end() {
    List<TableColumn> columns = TableColumn.of(hdu);
    if (hdu.axes().size() != 2 || hdu.bitpix() != 8 || gcount() != 1) {
      tell("NAXIS", "a table has BITPIX = 8, NAXIS = 2 and GCOUNT = 1");
    } else if (hdu.header().find("TFIELDS").isEmpty() || fields < 0 || fields > 999) {
      tell("TFIELDS", "TFIELDS is missing, or not between 0 and 999");
    } else if (columns.size() < fields) {
      String form = "TFORM" + (columns.size() + 1);
      tell(form, form + " is missing, no format, or leads out of the row");
    } else if (!ascii && width(columns) != hdu.axes().get(0)) {
      String message = "the columns are %d bytes wide, NAXIS1 = %d";
      tell("NAXIS1", message.formatted(width(columns), hdu.axes().get(0)));
    }
  }

  private static long width(List<TableColumn> columns) {
    return columns.stream().mapToLong(TableColumn::bytes).sum();
  }

  private long pcount() {
    return hdu.header().whole("PCOUNT").orElse(0L);
  }

  private long gcount() {
    return hdu.header().whole("GCOUNT").orElse(1L);
  }

  private void tell(Rule rule, Card card, String message) {
    findings.odd(rule, card.firstRecord(), card.keyword(), message);
  }

  private void tell(String keyword, String message) {
    int record = hdu.header().card(keyword).map(Card::firstRecord).orElse(0);
    findings.odd(Rule.TABLE, record, keyword, message);
  }
}

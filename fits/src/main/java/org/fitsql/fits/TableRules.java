package org.fitsql.fits;

import org.jspecify.annotations.Nullable;

/** Rules of the columns of one table (FITS standard 4.0, sections 7.2 and 7.3). */
final class TableRules {
  private static final int MOST_FIELDS = 999;

  private final Hdu hdu;
  private final ParsedCards parsed;
  private final boolean ascii;
  private final long fields;
  private final ColumnForms forms;
  private final FindingSink findings;

  TableRules(Hdu hdu, ParsedCards parsed, FindingSink findings) {
    this.hdu = hdu;
    this.ascii = hdu.type() == HduType.TABLE;
    this.findings = findings;
    this.parsed = parsed;
    this.forms = new ColumnForms(hdu.header(), parsed);
    this.fields = whole("TFIELDS", 0);
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
      value(card, stem, forms.of(index));
    }
  }

  private boolean isMisplaced(String stem) {
    return ascii
        ? stem.equals("TDIM") || stem.equals("THEAP")
        : stem.equals("TBCOL") || (stem.equals("THEAP") && whole("PCOUNT", 0) == 0);
  }

  private void value(Card card, String stem, String form) {
    String text = card.value() == null ? "" : card.value().literal();
    switch (stem) {
      case "TFORM" -> {
        if (!isForm(text.stripTrailing())) {
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

  /** Whether the first word has no other characters than formats have. */
  private static boolean isForm(String text) {
    for (int i = 0; i < text.length() && text.charAt(i) != ' '; i++) {
      char c = text.charAt(i);
      boolean digitOrLetter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
      if (!digitOrLetter && c != '.' && c != '(' && c != ')') {
        return false;
      }
    }
    return true;
  }

  static boolean hasAny(String form, String letters) {
    for (int i = 0; i < form.length(); i++) {
      if (letters.indexOf(form.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** What can only be said of the table as a whole. */
  void end() {
    if (hdu.axes().size() != 2 || hdu.bitpix() != 8 || whole("GCOUNT", 1) != 1) {
      tell("NAXIS", "a table has BITPIX = 8, NAXIS = 2 and GCOUNT = 1");
    } else if (card("TFIELDS") == null || fields < 0 || fields > MOST_FIELDS) {
      tell("TFIELDS", "TFIELDS is missing, or not between 0 and 999");
    } else if (ascii) {
      columns(TableColumn.of(hdu).size());
    } else {
      binary();
    }
  }

  private boolean columns(int known) {
    if (known < fields) {
      String form = "TFORM" + (known + 1);
      tell(form, form + " is missing, no format, or leads out of the row");
    }
    return known == fields;
  }

  /** Bytes of a column of a binary table; negative where its format is none. */
  private static long width(String form) {
    BinaryForm binary = BinaryForm.of(form);
    return binary == null ? -1 : binary.bytes();
  }

  private void binary() {
    long row = hdu.axes().get(0);
    long width = 0;
    int known = 0;
    while (known < fields) {
      long bytes = width(forms.of(known + 1));
      if (bytes < 0 || bytes > Integer.MAX_VALUE - width || width + bytes > row) {
        break;
      }
      width += bytes;
      known++;
    }
    if (columns(known) && width != row) {
      tell("NAXIS1", "the columns are %d bytes wide, NAXIS1 = %d".formatted(width, row));
    }
  }

  private @Nullable Card card(String keyword) {
    Card card = parsed.first(keyword);
    return card == null ? hdu.header().card(keyword).orElse(null) : card;
  }

  private long whole(String keyword, long otherwise) {
    Card card = card(keyword);
    return card != null && card.value() instanceof CardValue.Whole whole
        ? whole.number()
        : otherwise;
  }

  private void tell(Rule rule, Card card, String message) {
    findings.odd(rule, card.firstRecord(), card.keyword(), message);
  }

  private void tell(String keyword, String message) {
    int record = hdu.header().card(keyword).map(Card::firstRecord).orElse(0);
    findings.odd(Rule.TABLE, record, keyword, message);
  }
}

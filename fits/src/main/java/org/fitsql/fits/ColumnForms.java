package org.fitsql.fits;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * TFORMn of one table by their numbers, gathered from what was noted while parsing: the index of
 * the header would cost as much as all rules of the table.
 */
final class ColumnForms {
  private static final int MOST_FIELDS = 999;
  private static final int FEW = 32;
  private static final int STEM = "TFORM".length();

  private final Header header;
  private @Nullable String[] forms = new String[FEW];

  ColumnForms(Header header, ParsedCards parsed) {
    this.header = header;
    for (int i = 0; i < parsed.cards().size(); i++) {
      ReservedKeyword reserved = parsed.reserved()[i];
      if (reserved != null && reserved.stem().equals("TFORM")) {
        add(parsed.cards().get(i), reserved);
      }
    }
  }

  private void add(Card card, ReservedKeyword reserved) {
    int index = reserved.index(card.keyword());
    CardValue value = card.value();
    if (index > MOST_FIELDS || value == null || card.keyword().length() != STEM + digits(index)) {
      return;
    }
    if (index >= forms.length) {
      forms = Arrays.copyOf(forms, Math.max(index + 1, 2 * forms.length));
    }
    forms[index] = forms[index] == null ? value.literal() : forms[index];
  }

  private static int digits(int index) {
    return index < 10 ? 1 : index < 100 ? 2 : 3;
  }

  /** TFORMn, empty where it is absent. */
  String of(int index) {
    String form = index < forms.length ? forms[index] : null;
    return form == null ? header.text("TFORM" + index).orElse("") : form;
  }
}

package org.fitsql.cli.select;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.definitions.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * A keyword and, where it was said, the HDU it is wanted from: {@code EXPTIME}, {@code 1:EXPTIME},
 * {@code SCI:EXPTIME} or {@code SCI,2:EXPTIME}.
 *
 * @param spelled as it was typed
 * @param hdu index of the HDU, or null
 * @param extname EXTNAME, upper case, or null; PRIMARY for the primary HDU
 * @param extver EXTVER, or null
 * @param column the column that the keyword fills
 */
record KeywordPlace(
    String spelled,
    @Nullable Long hdu,
    @Nullable String extname,
    @Nullable Long extver,
    String column) {
  private static final Pattern FORM =
      Pattern.compile("(?:(?:(\\d{1,4})|([^:,']+)(?:,(\\d{1,6}))?):)?([^:]+)");

  /**
   * @param defaultHdu the HDU where none is said, or null
   * @return empty where the text is no keyword
   */
  static Optional<KeywordPlace> parse(String text, @Nullable Long defaultHdu) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || !ColumnName.isKeyword(form.group(4))) {
      return Optional.empty();
    }
    String extname = form.group(2);
    boolean said = form.group(1) != null || extname != null;
    return Optional.of(
        new KeywordPlace(
            text.strip(),
            said ? number(form.group(1)) : defaultHdu,
            extname == null ? null : extname.strip().toUpperCase(Locale.ROOT),
            number(form.group(3)),
            ColumnName.of(form.group(4))));
  }

  private static @Nullable Long number(@Nullable String text) {
    return text == null ? null : Long.valueOf(text);
  }
}

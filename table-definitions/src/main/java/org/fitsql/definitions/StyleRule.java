package org.fitsql.definitions;

import java.util.Locale;
import java.util.Set;
import org.fitsql.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * The style of some files of an instrument. An empty set stands for all.
 *
 * @param filetypes the filetypes it is for
 * @param detectors the detectors it is for, lower case
 * @param keyword keyword of the primary header that tells the type of an image, or null
 * @param values its values, upper case, that the rule is for
 * @param choice the style
 */
public record StyleRule(
    Set<String> filetypes,
    Set<String> detectors,
    @Nullable String keyword,
    Set<String> values,
    StyleChoice choice) {

  boolean holds(String filetype, String detector, Header primary) {
    return (filetypes.isEmpty() || filetypes.contains(filetype))
        && (detectors.isEmpty() || detectors.contains(detector))
        && (keyword == null
            || primary
                .text(keyword)
                .map(value -> values.contains(value.strip().toUpperCase(Locale.ROOT)))
                .orElse(false));
  }
}

package org.fitsql.quicklook.caption;

import java.util.Optional;
import org.fitsql.fits.Header;

/**
 * The header of an HDU, and the primary header of its file for what it does not say itself.
 *
 * @param own header of the HDU
 * @param primary header of the primary HDU
 */
public record HeaderPair(Header own, Header primary) {

  Optional<String> text(String keyword) {
    return own.text(keyword)
        .or(() -> primary.text(keyword))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  Optional<Double> real(String keyword) {
    return own.real(keyword).or(() -> primary.real(keyword));
  }
}

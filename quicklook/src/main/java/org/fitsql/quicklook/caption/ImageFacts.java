package org.fitsql.quicklook.caption;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fitsql.definitions.FactSource;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationFacts;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.fitsql.fits.Header;

/**
 * What the headers of a file say that belongs into its picture; empty texts where they do not.
 * Where they say it is the instrument's business: target, filters, date and exposure time are facts
 * of its profile (see {@link ObservationFacts}), and else the keywords that the FITS standard
 * reserves for them (4.0, section 4.4.2).
 *
 * @param target OBJECT, where the profile names no other place
 * @param facility TELESCOP
 * @param instrument INSTRUME
 * @param filters as the profile puts them together
 * @param start begin of the exposure (UTC), in ISO 8601: of the form 2002-04-13T04:56:01, or the
 *     date alone
 * @param exposure exposure time in seconds
 */
public record ImageFacts(
    String target,
    String facility,
    String instrument,
    String filters,
    String start,
    String exposure) {

  private static final Pattern ISO =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?)?");

  /** Nothing known. */
  public static final ImageFacts NONE = new ImageFacts("", "", "", "", "", "");

  /** Those of one file. */
  public static ImageFacts of(InstrumentProfile profile, FitsFile file) {
    Reading reading = new Reading(profile.facts(), file);
    return new ImageFacts(
        reading.fact("target").or(() -> reading.primary("OBJECT")).orElse(""),
        reading.primary("TELESCOP").orElse(""),
        reading.primary("INSTRUME").orElse(""),
        reading.fact("filters").orElse(""),
        reading
            .dates("date_obs")
            .or(() -> reading.primary("DATE-OBS").filter(ImageFacts::isDate))
            .orElse(""),
        reading
            .fact("exptime")
            .or(() -> reading.primary("EXPTIME"))
            .filter(ImageFacts::isNumber)
            .orElse(""));
  }

  private static boolean isDate(String text) {
    return ISO.matcher(text).matches();
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
  }

  private record Reading(ObservationFacts rules, FitsFile file) {

    Optional<String> fact(String name) {
      return values(name).stream().findFirst();
    }

    Optional<String> dates(String name) {
      return values(name).stream().filter(ImageFacts::isDate).findFirst();
    }

    private List<String> values(String name) {
      return rules.sources().getOrDefault(name, List.<FactSource>of()).stream()
          .flatMap(source -> source.value(this::header).stream())
          .map(CardValue::literal)
          .map(String::strip)
          .filter(this::isSomething)
          .toList();
    }

    Optional<String> primary(String keyword) {
      return header(HduType.PRIMARY.name())
          .flatMap(header -> header.text(keyword))
          .map(String::strip)
          .filter(this::isSomething);
    }

    private boolean isSomething(String text) {
      return !text.isEmpty() && !rules.nothing().contains(text.toUpperCase(Locale.ROOT));
    }

    private Optional<Header> header(String extname) {
      return extname.equals(HduType.PRIMARY.name())
          ? file.primary().map(Hdu::header)
          : file.named(extname).stream().findFirst().map(Hdu::header);
    }
  }
}

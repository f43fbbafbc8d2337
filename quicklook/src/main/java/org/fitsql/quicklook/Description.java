package org.fitsql.quicklook;

import java.util.Locale;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;

/**
 * What a picture shows and how, in one line. It is made of the headers alone, so the same file
 * gives the same bytes. Keywords are those that the FITS standard reserves (4.0, section 4.4.2) and
 * those by which the profile tells detectors apart.
 */
final class Description {

  private Description() {}

  static String of(Subject subject, Limits limits) {
    return what(subject.profile(), subject.file()) + how(limits, subject.style());
  }

  private static String what(InstrumentProfile profile, FitsFile file) {
    StringBuilder words = new StringBuilder(profile.title());
    file.primary()
        .ifPresent(
            primary -> {
              profile.detectorRules().stream()
                  .map(rule -> text(primary, rule.keyword()))
                  .flatMap(Optional::stream)
                  .findFirst()
                  .ifPresent(detector -> words.append(", detector ").append(detector));
              text(primary, "OBJECT").ifPresent(object -> words.append(", ").append(object));
              text(primary, "DATE-OBS").ifPresent(date -> words.append(", ").append(date));
            });
    return words.toString();
  }

  private static String how(Limits limits, QuicklookStyle style) {
    return switch (limits.outcome()) {
      case NO_FINITE_PIXEL -> "; no pixel has a finite value";
      case CONSTANT -> String.format(Locale.ROOT, "; every pixel is %s", limits.low());
      case CLIPPED -> range(limits) + " (" + method(style) + ")";
      case FAINT -> range(limits) + " (" + method(style) + ", lowered so that faint pixels show)";
      case NEARLY_CONSTANT -> range(limits) + ", as most pixels are equal";
    };
  }

  private static String range(Limits limits) {
    return String.format(
        Locale.ROOT, "; %s from %s to %s", limits.stretch().word(), limits.low(), limits.high());
  }

  private static String method(QuicklookStyle style) {
    return switch (style.limits()) {
      case PERCENTILE ->
          "percentiles %s and %s".formatted(style.lowPercentile(), style.highPercentile());
      case SIGMA -> "clipped at %s sigma".formatted(style.kappa());
      case ZSCALE, MINMAX -> style.limits().word();
    };
  }

  private static Optional<String> text(Hdu hdu, String keyword) {
    return hdu.header().text(keyword).map(String::strip).filter(text -> !text.isEmpty());
  }
}

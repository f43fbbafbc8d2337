package org.fitsql.quicklook;

import java.util.Locale;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;

/**
 * The XMP packet inside a JPEG: what the picture shows and how. It is made of the headers alone, so
 * the same file gives the same bytes. Keywords are those that the FITS standard reserves (4.0,
 * section 4.4.2) and those by which the profile tells detectors apart.
 */
final class Description {

  private Description() {}

  static String xmp(
      InstrumentProfile profile,
      ObservationName name,
      FitsFile file,
      Limits limits,
      QuicklookStyle style) {
    String title = name.fullRootname() + "_" + name.filetype();
    return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
           <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
           <dc:source>%s</dc:source>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
        .formatted(
            escape(title),
            escape(what(profile, file) + how(limits, style)),
            escape(name.filename()));
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

  // XML 1.0 allows no control characters, not even escaped
  private static String escape(String text) {
    return text.replaceAll("[^\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}

package org.fitsql.quicklook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.PixelReader;
import org.jspecify.annotations.Nullable;

/**
 * The order of the planes of one picture.
 *
 * @param bottomToTop the HDUs that hold planes, the lowest first
 * @param doubt why their order follows EXTVER and not the rule, or an empty string
 */
record Mosaic(List<Hdu> bottomToTop, String doubt) {

  /**
   * Orders planes by the profile's rule. Where the rule cannot order them, because a plane lacks
   * the keyword or has an unknown or repeated value, EXTVER does, from the bottom.
   */
  static Mosaic of(List<Hdu> planes, QuicklookRules.@Nullable Mosaic rule) {
    if (planes.size() < 2) {
      return new Mosaic(planes, "");
    }
    String doubt =
        rule == null ? "the profile has no rule for several planes" : doubt(planes, rule);
    Comparator<Hdu> order =
        rule == null || !doubt.isEmpty()
            ? Comparator.comparingInt(Hdu::extver).thenComparingInt(Hdu::index)
            : Comparator.comparingInt(hdu -> rule.bottomToTop().indexOf(part(hdu, rule)));
    return new Mosaic(planes.stream().sorted(order).toList(), doubt);
  }

  /**
   * Rows of background between planes: the gap of the rule in binned pixels, where all planes are
   * parts that the rule knows.
   */
  int gap(List<Hdu> drawn, QuicklookRules rules) {
    QuicklookRules.Mosaic rule = rules.mosaic();
    if (rule == null || drawn.size() < 2 || !doubt.isEmpty()) {
      return 0;
    }
    QuicklookRules.Place place = rules.place();
    double step = place == null ? 1 : drawn.get(0).header().real(place.step().get(1)).orElse(1.0);
    long gap = Math.round(rule.gap() * (step > 0 && step <= 1 ? step : 1));
    // a scrap of a chip would be all gap
    boolean scrap =
        drawn.stream()
            .map(PixelReader::imageAxes)
            .anyMatch(axes -> axes.size() < 2 || axes.get(1) < gap);
    return scrap ? 0 : (int) gap;
  }

  private static String doubt(List<Hdu> planes, QuicklookRules.Mosaic rule) {
    List<String> seen = new ArrayList<>();
    for (Hdu hdu : planes) {
      String part = part(hdu, rule);
      if (!rule.bottomToTop().contains(part)) {
        return part.isEmpty()
            ? hdu.label() + " has no " + rule.keyword()
            : String.format(
                Locale.ROOT,
                "%s has %s = %s, which is none of %s",
                hdu.label(),
                rule.keyword(),
                part,
                rule.bottomToTop());
      }
      if (seen.contains(part)) {
        return hdu.label() + " repeats " + rule.keyword() + " = " + part;
      }
      seen.add(part);
    }
    return "";
  }

  /** Which part of the detector a plane says it is; empty where it does not. */
  static String part(Hdu hdu, QuicklookRules.Mosaic rule) {
    return hdu.header().text(rule.keyword()).orElse("").strip();
  }
}

package org.fitsql.quicklook.caption;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.fits.Header;
import org.fitsql.quicklook.caption.WorldCoordinates.Matrix;

/**
 * Reads world coordinates by the FITS standard 4.0, section 8: axes in either order, CDi_j, PCi_j
 * with CDELTi, or CDELTi with CROTA2.
 */
final class WorldReader {
  /** Longitude, latitude, and how AVM calls their frame; empty where RADESYS says it. */
  private static final List<List<String>> AXES =
      List.of(
          List.of("RA", "DEC", ""),
          List.of("GLON", "GLAT", "GAL"),
          List.of("ELON", "ELAT", "ECL"),
          List.of("SLON", "SLAT", "SGAL"));

  /** CTYPE of four letters, hyphens, three of projection; SIP distortion is no projection. */
  private static final Pattern TYPE = Pattern.compile("([A-Z]{2,4})-+([A-Z]{3})(-SIP)?");

  /** What AVM 1.2 knows, and the native latitude of the reference point of each. */
  private static final Map<String, Integer> PROJECTIONS =
      Map.of("TAN", 90, "SIN", 90, "ARC", 90, "AIT", 0, "CAR", 0, "CEA", 0);

  private static final Set<String> FRAMES = Set.of("ICRS", "FK5", "FK4");
  private static final double FIRST_FK5 = 1984;

  private final HeaderPair headers;
  private final Header own;

  WorldReader(HeaderPair headers) {
    this.headers = headers;
    this.own = headers.own();
  }

  Optional<WorldCoordinates> read() {
    Matcher first = type(1);
    Matcher second = type(2);
    if (!first.matches()
        || !second.matches()
        || !first.group(2).equals(second.group(2))
        || !PROJECTIONS.containsKey(first.group(2))) {
      return Optional.empty();
    }
    for (List<String> axes : AXES) {
      if (axes.subList(0, 2).equals(List.of(first.group(1), second.group(1)))) {
        return read(axes.get(2), first.group(2), 1, 2);
      }
      if (axes.subList(0, 2).equals(List.of(second.group(1), first.group(1)))) {
        return read(axes.get(2), first.group(2), 2, 1);
      }
    }
    return Optional.empty();
  }

  private Matcher type(int axis) {
    return TYPE.matcher(own.text("CTYPE" + axis).orElse("").strip().toUpperCase(Locale.ROOT));
  }

  private Optional<WorldCoordinates> read(String frame, String projection, int lon, int lat) {
    Optional<Double> longitude = own.real("CRVAL" + lon).filter(Double::isFinite);
    Optional<Double> latitude = own.real("CRVAL" + lat).filter(Double::isFinite);
    double x = number("CRPIX1", 0);
    double y = number("CRPIX2", 0);
    String named = frame.isEmpty() ? equatorial() : frame;
    Matrix cd = matrix(lon, lat);
    if (longitude.isEmpty()
        || latitude.isEmpty()
        || named.isEmpty()
        || !Double.isFinite(x + y)
        || !cd.isUsable()
        || !isPlain(projection, latitude.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new WorldCoordinates(
            named, equinox(named), projection, longitude.get(), latitude.get(), x, y, cd));
  }

  /** Whether it needs nothing that AVM has no word for. */
  private boolean isPlain(String projection, double latitude) {
    boolean degrees =
        List.of("CUNIT1", "CUNIT2").stream()
            .map(keyword -> own.text(keyword).orElse("").strip())
            .allMatch(unit -> unit.isEmpty() || unit.equals("deg"));
    int native0 = PROJECTIONS.getOrDefault(projection, 0);
    double pole = latitude >= native0 ? 0 : 180;
    boolean parameters =
        own.cards().stream()
            .anyMatch(
                card ->
                    card.keyword().matches("PV[12]_\\d+")
                        && number(card.keyword(), Double.NaN) != 0);
    return degrees
        && !parameters
        && number("LONPOLE", pole) == pole
        && (native0 == 90 || number("LATPOLE", 90) == 90);
  }

  private Matrix matrix(int lon, int lat) {
    return new Matrix(term(lon, 1), term(lon, 2), term(lat, 1), term(lat, 2));
  }

  private double term(int axis, int pixel) {
    if (any("CD")) {
      return number("CD" + axis + "_" + pixel, 0);
    }
    boolean scaled = own.real("CDELT1").isPresent() && own.real("CDELT2").isPresent();
    if (!scaled) {
      return 0; // a matrix of no use: without any of these keywords there is no scale
    }
    double step = number("CDELT" + axis, 1);
    if (any("PC")) {
      return step * number("PC" + axis + "_" + pixel, axis == pixel ? 1 : 0);
    }
    double turn = Math.toRadians(number("CROTA2", 0));
    if (axis == pixel) {
      return step * Math.cos(turn);
    }
    double other = number("CDELT" + pixel, 1);
    return axis == 1 ? -other * Math.sin(turn) : other * Math.sin(turn);
  }

  private boolean any(String kind) {
    return List.of("1_1", "1_2", "2_1", "2_2").stream()
        .anyMatch(place -> own.real(kind + place).isPresent());
  }

  /** By section 8.3 of the standard; empty for frames that AVM does not know. */
  private String equatorial() {
    String said =
        headers
            .text("RADESYS")
            .or(() -> headers.text("RADECSYS"))
            .map(text -> text.toUpperCase(Locale.ROOT))
            .orElse("");
    if (!said.isEmpty()) {
      return FRAMES.contains(said) ? said : "";
    }
    return headers
        .real("EQUINOX")
        .map(equinox -> equinox < FIRST_FK5 ? "FK4" : "FK5")
        .orElse("ICRS");
  }

  private String equinox(String frame) {
    if (!FRAMES.contains(frame)) {
      return "";
    }
    boolean besselian = frame.equals("FK4");
    double year = headers.real("EQUINOX").orElse(besselian ? 1950.0 : 2000.0);
    if (!besselian && year == 2000) {
      return "J2000";
    }
    return besselian && year == 1950 ? "B1950" : String.valueOf(year);
  }

  private double number(String keyword, double byDefault) {
    return own.real(keyword).orElse(byDefault);
  }
}

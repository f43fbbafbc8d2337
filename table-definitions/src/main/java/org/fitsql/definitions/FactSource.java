package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one fact of an observation stands: a keyword, or text around keywords in braces, as in
 * {@code {DATE-OBS}T{TIME-OBS}}. It has a value where all its keywords have one.
 *
 * @param pieces keywords and the text between them, in order
 */
public record FactSource(List<Piece> pieces) {

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:(?<extname>[^:{}]+):)?(?:(?<keyword>[A-Za-z0-9_.-]+)|CRVAL@(?<axis>[A-Za-z]+))");
  private static final Pattern BRACES = Pattern.compile("\\{(?<place>[^{}]*)}");

  /** Part of a source. */
  public sealed interface Piece {

    /** Text that stands for itself. */
    record Literal(String text) implements Piece {}

    /**
     * The value of a keyword.
     *
     * @param extname EXTNAME, upper case, of the first HDU that has it; PRIMARY for the primary HDU
     */
    record Keyword(String extname, String keyword) implements Piece {}

    /**
     * CRVALi of the axis i whose CTYPEi begins with this word (FITS standard 4.0, section 8.3), for
     * a spectrum has other axes than an image.
     *
     * @param extname as for a keyword
     * @param axis {@code RA} or {@code DEC}
     */
    record AxisReference(String extname, String axis) implements Piece {}
  }

  /**
   * Reads what a definition file says.
   *
   * @throws IllegalArgumentException where a place in it is none
   */
  static FactSource parse(String text) {
    if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
      return new FactSource(List.of(place(text)));
    }
    List<Piece> pieces = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int at = 0;
    while (braces.find()) {
      literal(text.substring(at, braces.start()), pieces);
      pieces.add(place(braces.group("place")));
      at = braces.end();
    }
    literal(text.substring(at), pieces);
    if (at == 0) {
      throw new IllegalArgumentException(text);
    }
    return new FactSource(List.copyOf(pieces));
  }

  private static void literal(String text, List<Piece> pieces) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new IllegalArgumentException(text);
    }
    if (!text.isEmpty()) {
      pieces.add(new Piece.Literal(text));
    }
  }

  private static Piece place(String text) {
    Matcher place = PLACE.matcher(text.strip());
    if (!place.matches()) {
      throw new IllegalArgumentException(text);
    }
    String extname = place.group("extname") == null ? "PRIMARY" : upper(place.group("extname"));
    return place.group("axis") == null
        ? new Piece.Keyword(extname, upper(place.group("keyword")))
        : new Piece.AxisReference(extname, upper(place.group("axis")));
  }

  private static String upper(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }
}

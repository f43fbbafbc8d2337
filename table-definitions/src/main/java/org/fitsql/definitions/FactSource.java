package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.Header;

/**
 * Where one fact of an observation stands: a keyword, or text around keywords in braces, as in
 * {@code {DATE-OBS}T{TIME-OBS}}. It has a value where all its keywords have one.
 *
 * @param pieces keywords and the text between them, in order
 */
public record FactSource(List<Piece> pieces) {

  private static final int MOST_AXES = 9;
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
   * Its value: of a lone keyword as the card has it, else the text; empty where a keyword has no
   * value.
   *
   * @param headers the header of the first HDU of an EXTNAME, upper case; PRIMARY is the primary
   */
  public Optional<CardValue> value(Function<String, Optional<Header>> headers) {
    if (pieces.size() == 1) {
      return value(pieces.get(0), headers);
    }
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      Optional<String> part = value(piece, headers).map(CardValue::literal);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      text.append(piece instanceof Piece.Literal ? part.get() : part.get().strip());
    }
    return Optional.of(new CardValue.Text(text.toString()));
  }

  private static Optional<CardValue> value(
      Piece piece, Function<String, Optional<Header>> headers) {
    if (piece instanceof Piece.Keyword keyword) {
      return headers.apply(keyword.extname()).flatMap(header -> header.find(keyword.keyword()));
    }
    if (piece instanceof Piece.AxisReference reference) {
      return headers
          .apply(reference.extname())
          .flatMap(header -> reference(header, reference.axis()));
    }
    return Optional.of(new CardValue.Text(((Piece.Literal) piece).text()));
  }

  private static Optional<CardValue> reference(Header header, String axis) {
    for (int i = 1; i <= MOST_AXES; i++) {
      String type = header.text("CTYPE" + i).orElse("").toUpperCase(Locale.ROOT);
      if (type.equals(axis) || type.startsWith(axis + "-")) {
        return header.find("CRVAL" + i);
      }
    }
    return Optional.empty();
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

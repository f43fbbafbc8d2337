package org.fitsql.ingest.observation;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fitsql.definitions.Cell;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.ObservationFacts;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.HduType;
import org.fitsql.fits.Header;
import org.fitsql.ingest.cards.HduHeader;

/** Reads the facts of an observation from the headers of one of its files. Immutable. */
final class FactReader {
  private static final LocalDateTime MJD_ZERO = LocalDateTime.of(1858, 11, 17, 0, 0);
  private static final double MILLIS_OF_DAY = 86_400_000;
  private static final double LAST_MJD = 2_973_483; // the end of the year 9999
  private static final double TURN = 360;
  private static final String RIGHT_ASCENSION = "pos.eq.ra";

  private final List<ColumnDefinition> facts;
  private final CellReader cells = new CellReader();
  private final int longest;

  /**
   * @param facts what can be told
   * @param longest characters of a text that are kept
   */
  FactReader(List<ColumnDefinition> facts, int longest) {
    this.facts = List.copyOf(facts);
    this.longest = longest;
  }

  /** The facts that these headers tell, by name. */
  Map<String, Object> read(ObservationFacts rules, List<HduHeader> hdus) {
    Map<String, Object> told = new LinkedHashMap<>();
    for (ColumnDefinition fact : facts) {
      rules.sources().getOrDefault(fact.column(), List.of()).stream()
          .flatMap(source -> source.value(extname -> header(extname, hdus)).stream())
          .filter(value -> !isNothing(value, rules))
          .flatMap(value -> held(fact, value).stream())
          .findFirst()
          .ifPresent(value -> told.put(fact.column(), value));
    }
    return told;
  }

  private static boolean isNothing(CardValue value, ObservationFacts rules) {
    String text = value.literal().strip();
    return text.isEmpty() || rules.nothing().contains(text.toUpperCase(Locale.ROOT));
  }

  private static Optional<Header> header(String extname, List<HduHeader> hdus) {
    boolean primary = extname.equals(HduType.PRIMARY.name());
    return hdus.stream()
        .filter(hdu -> primary ? hdu.index() == 0 : hdu.extname().equalsIgnoreCase(extname))
        .findFirst()
        .map(HduHeader::header);
  }

  private Optional<Object> held(ColumnDefinition fact, CardValue value) {
    Optional<Object> held = Optional.empty();
    if (cells.read(fact, value) instanceof Cell.Value cell) {
      held = Optional.of(cell.value());
    } else if (fact.type() == ColumnType.DATETIME && number(value) instanceof Double days) {
      held = Optional.of(days).filter(FactReader::isDate).map(FactReader::date);
    }
    return held.map(known -> tidy(fact, known));
  }

  private Object tidy(ColumnDefinition fact, Object value) {
    if (value instanceof String text) {
      String stripped = text.strip();
      return stripped.length() <= longest ? stripped : stripped.substring(0, longest);
    }
    boolean turns = value instanceof Double && fact.ucd().startsWith(RIGHT_ASCENSION);
    return turns ? turned((Double) value) : value;
  }

  /** A reference pixel may be told a little below 0 or above 360 degrees. */
  private static Object turned(double degrees) {
    double within = degrees % TURN;
    double positive = within < 0 ? within + TURN : within;
    return positive == TURN ? 0.0 : positive;
  }

  private static boolean isDate(double mjd) {
    return mjd > 0 && mjd < LAST_MJD;
  }

  /** To the millisecond, which is what a Modified Julian Date of 64 bits can tell. */
  private static Object date(double mjd) {
    return MJD_ZERO.plus(Duration.ofMillis(Math.round(mjd * MILLIS_OF_DAY)));
  }

  private static Object number(CardValue value) {
    if (value instanceof CardValue.Real real) {
      return real.number();
    }
    return value instanceof CardValue.Whole whole ? (Object) (double) whole.number() : "";
  }
}

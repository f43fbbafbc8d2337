package org.fitsql.definitions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fitsql.fits.CardValue;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value of a card into the value of its column. A type takes what a narrower one on the
 * lattice Bool, Integer, Float, String would hold; whatever would change on the way is a {@link
 * Cell.Misfit}. Stateless and safe to share.
 *
 * <ul>
 *   <li>Integer: an integer of 64 bits, a real that is one (2000.0), T and F as 1 and 0.
 *   <li>Float: any finite number; T and F as 1 and 0.
 *   <li>Bool: a logical, or the text T, F, TRUE or FALSE.
 *   <li>String: any value of up to 65,535 bytes, as it is spelled in the card; an empty string
 *       stays one.
 *   <li>Date, Time, DateTime: text in the forms of {@link FitsTime}.
 * </ul>
 *
 * <p>Text that spells a number is taken as that number by Integer and Float. Blank text in a column
 * other than String is no value: NULL.
 */
public final class CellReader {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([EeDd][+-]?\\d{1,5})?");
  private static final int LONGEST_TEXT = 65_535;
  private static final int LONGEST_TOLD = 80;
  private static final double TWO_TO_63 = 0x1p63;
  private static final Cell NULL = new Cell.Null();

  /**
   * Reads one cell.
   *
   * @param value the value of the card; null where the header has no such card or it carries none
   */
  public Cell read(ColumnDefinition column, @Nullable CardValue value) {
    if (value == null || value instanceof CardValue.Undefined) {
      return NULL;
    }
    if (column.type() == ColumnType.STRING) {
      return fitsText(value.literal()) ? new Cell.Value(value.literal()) : misfit(column, value);
    }
    if (value instanceof CardValue.Text text && text.text().isBlank()) {
      return NULL;
    }
    return convert(column.type(), value)
        .<Cell>map(Cell.Value::new)
        .orElseGet(() -> misfit(column, value));
  }

  /** Whether a column of text takes it: 64 kB in UTF-8, at MySQL and MariaDB. */
  private static boolean fitsText(String text) {
    return text.length() <= LONGEST_TEXT / 3
        || text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT;
  }

  private static Optional<? extends Object> convert(ColumnType type, CardValue value) {
    return switch (type) {
      case INTEGER -> whole(value);
      case FLOAT -> real(value);
      case BOOL -> truth(value);
      case STRING -> Optional.of(value.literal());
      case DATE -> text(value).flatMap(FitsTime::date);
      case TIME -> text(value).flatMap(FitsTime::time);
      case DATETIME -> text(value).flatMap(FitsTime::dateTime);
    };
  }

  private static Optional<Long> whole(CardValue value) {
    if (value instanceof CardValue.Whole whole) {
      return Optional.of(whole.number());
    }
    if (value instanceof CardValue.Logical logical) {
      return Optional.of(logical.truth() ? 1L : 0L);
    }
    if (value instanceof CardValue.Real real) {
      double number = real.number();
      boolean exact = number == Math.rint(number) && number >= -TWO_TO_63 && number < TWO_TO_63;
      return exact ? Optional.of((long) number) : Optional.empty();
    }
    return text(value).flatMap(CellReader::decimal).flatMap(CellReader::exactLong);
  }

  private static Optional<Double> real(CardValue value) {
    double number = Double.NaN;
    if (value instanceof CardValue.Real real) {
      number = real.number();
    } else if (value instanceof CardValue.Whole whole) {
      number = whole.number();
    } else if (value instanceof CardValue.Huge huge) {
      number = huge.number().doubleValue();
    } else if (value instanceof CardValue.Logical logical) {
      number = logical.truth() ? 1 : 0;
    } else {
      number = text(value).flatMap(CellReader::decimal).map(BigDecimal::doubleValue).orElse(number);
    }
    return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
  }

  private static Optional<Boolean> truth(CardValue value) {
    if (value instanceof CardValue.Logical logical) {
      return Optional.of(logical.truth());
    }
    return switch (text(value).orElse("").toUpperCase(Locale.ROOT)) {
      case "T", "TRUE" -> Optional.of(true);
      case "F", "FALSE" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(CardValue value) {
    return value instanceof CardValue.Text text
        ? Optional.of(text.text().strip())
        : Optional.empty();
  }

  /** The number that a text spells as FITS would, D exponents included. */
  private static Optional<BigDecimal> decimal(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.replace('D', 'E').replace('d', 'e')))
        : Optional.empty();
  }

  private static Optional<Long> exactLong(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Cell misfit(ColumnDefinition column, CardValue value) {
    String spelled =
        value instanceof CardValue.Text text ? "'" + text.text() + "'" : value.literal();
    return new Cell.Misfit(
        "%s = %s is %s, which column %s of type %s cannot hold"
            .formatted(
                column.keyword(),
                spelled.length() <= LONGEST_TOLD
                    ? spelled
                    : spelled.substring(0, LONGEST_TOLD) + "...",
                spelled.length() > LONGEST_TEXT / 3 ? "long text" : kind(value),
                column.column(),
                column.type().word()));
  }

  private static String kind(CardValue value) {
    if (value instanceof CardValue.Real real) {
      return Double.isFinite(real.number()) ? "a number" : "not a finite number";
    }
    if (value instanceof CardValue.Whole) {
      return "an integer";
    }
    if (value instanceof CardValue.Huge) {
      return "an integer beyond 64 bits";
    }
    if (value instanceof CardValue.Logical) {
      return "a logical";
    }
    if (value instanceof CardValue.Complex) {
      return "a complex number";
    }
    return value instanceof CardValue.Text ? "text" : "no FITS value";
  }
}

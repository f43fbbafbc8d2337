package org.fitsql.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One column of a binary or ASCII table (FITS standard 4.0, sections 7.2 and 7.3).
 *
 * @param index from 1, as in TTYPEn
 * @param name TTYPEn, or {@code COLn} where absent
 * @param unit TUNITn, empty where absent
 * @param code data type: the letter of TFORMn
 * @param repeat elements in a cell; of an ASCII table 1, or characters for text
 * @param offset byte of the cell in its row
 * @param bytes of the cell
 * @param scale TSCALn
 * @param zero TZEROn
 * @param blank TNULLn of an integer column, or null
 */
public record TableColumn(
    int index,
    String name,
    String unit,
    char code,
    int repeat,
    int offset,
    int bytes,
    double scale,
    double zero,
    @Nullable Long blank) {

  private static final Pattern ASCII = Pattern.compile("\\s*([AIFED])(\\d+)(?:\\.\\d+)?\\s*");
  private static final int MOST_COLUMNS = 999;

  /** Whether cells hold real numbers in fixed places. */
  public boolean isNumeric() {
    return repeat > 0 && "BIJKEDF".indexOf(code) >= 0;
  }

  /**
   * The columns of a table HDU, in order; none where it is no table. A column whose place in the
   * row cannot be known ends the list, as all behind it are lost too.
   */
  public static List<TableColumn> of(Hdu hdu) {
    boolean ascii = hdu.type() == HduType.TABLE;
    if (!ascii && hdu.type() != HduType.BINTABLE || hdu.axes().isEmpty()) {
      return List.of();
    }
    List<TableColumn> columns = new ArrayList<>();
    long count = Math.min(MOST_COLUMNS, hdu.header().whole("TFIELDS").orElse(0L));
    int offset = 0;
    for (int i = 1; i <= count; i++) {
      TableColumn column = ascii ? ascii(hdu.header(), i) : binary(hdu.header(), i, offset);
      if (column == null || (long) column.offset + column.bytes > hdu.axes().get(0)) {
        break;
      }
      columns.add(column);
      offset = column.offset + column.bytes;
    }
    return List.copyOf(columns);
  }

  private static @Nullable TableColumn binary(Header header, int index, int offset) {
    BinaryForm form = BinaryForm.of(header.text("TFORM" + index).orElse(""));
    return form == null || form.bytes() > Integer.MAX_VALUE - offset
        ? null
        : column(header, index, form.code(), form.repeat(), offset, (int) form.bytes());
  }

  private static @Nullable TableColumn ascii(Header header, int index) {
    Matcher form = ASCII.matcher(header.text("TFORM" + index).orElse("").toUpperCase(Locale.ROOT));
    long start = header.whole("TBCOL" + index).orElse(0L);
    if (!form.matches() || form.group(2).length() > 6 || start < 1 || start > 1 << 28) {
      return null;
    }
    int width = Integer.parseInt(form.group(2));
    char code = form.group(1).charAt(0);
    return column(header, index, code, code == 'A' ? width : 1, (int) start - 1, width);
  }

  private static TableColumn column(
      Header header, int index, char code, int repeat, int offset, int bytes) {
    return new TableColumn(
        index,
        header
            .text("TTYPE" + index)
            .map(String::strip)
            .filter(t -> !t.isEmpty())
            .orElse("COL" + index),
        header.text("TUNIT" + index).map(String::strip).orElse(""),
        code,
        repeat,
        offset,
        bytes,
        header.real("TSCAL" + index).orElse(1.0),
        header.real("TZERO" + index).orElse(0.0),
        "BIJK".indexOf(code) >= 0 ? header.whole("TNULL" + index).orElse(null) : null);
  }

  /** Bytes of one element of a binary table. */
  static int elementSize(char code) {
    return switch (code) {
      case 'I' -> 2;
      case 'J', 'E' -> 4;
      case 'K', 'D', 'C', 'P' -> 8;
      case 'M', 'Q' -> 16;
      default -> 1;
    };
  }
}

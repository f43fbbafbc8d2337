package org.fitsql.simulation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a binary table (FITS standard 4.0, section 7.3) with columns of L, I, J, K, E, D or
 * characters.
 *
 * @param columns the columns
 * @param rows one array per row with a Boolean, Number or String for each column
 */
public record TableData(List<Column> columns, List<Object[]> rows) implements HduData {

  /**
   * @param name TTYPE
   * @param form TFORM: {@code 14A} or one letter
   * @param unit TUNIT, or an empty string; written for all columns where one has a unit
   * @param display TDISP, or an empty string
   * @param comment what it is
   */
  public record Column(String name, String form, String unit, String display, String comment) {

    char letter() {
      return form.charAt(form.length() - 1);
    }

    int repeat() {
      return form.length() == 1 ? 1 : Integer.parseInt(form.substring(0, form.length() - 1));
    }

    int width() {
      return switch (letter()) {
        case 'L', 'A' -> repeat();
        case 'I' -> Short.BYTES;
        case 'J', 'E' -> Integer.BYTES;
        case 'K', 'D' -> Long.BYTES;
        default -> throw new IllegalArgumentException("TFORM '" + form + "' of column " + name);
      };
    }

    void put(ByteBuffer row, Object value) {
      switch (letter()) {
        case 'L' -> row.put((byte) ((Boolean) value ? 'T' : 'F'));
        case 'A' -> {
          byte[] text = ((String) value).getBytes(StandardCharsets.US_ASCII);
          byte[] field = new byte[repeat()];
          Arrays.fill(field, (byte) ' ');
          System.arraycopy(text, 0, field, 0, Math.min(text.length, field.length));
          row.put(field);
        }
        case 'I' -> row.putShort(((Number) value).shortValue());
        case 'J' -> row.putInt(((Number) value).intValue());
        case 'K' -> row.putLong(((Number) value).longValue());
        case 'E' -> row.putFloat(((Number) value).floatValue());
        default -> row.putDouble(((Number) value).doubleValue());
      }
    }
  }

  @Override
  public int bitpix() {
    return 8;
  }

  @Override
  public List<Long> axes() {
    long width = columns.stream().mapToLong(Column::width).sum();
    return List.of(width, (long) rows.size());
  }

  @Override
  public void describe(HduBuilder hdu) {
    boolean units = columns.stream().anyMatch(column -> !column.unit().isEmpty());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int n = i + 1;
      hdu.card("TTYPE" + n, column.name(), column.comment());
      hdu.card("TFORM" + n, column.form(), "format in which field " + n + " is coded");
      if (units) {
        hdu.card("TUNIT" + n, column.unit(), "units for field " + n);
      }
      if (!column.display().isEmpty()) {
        hdu.card("TDISP" + n, column.display(), "format in which field " + n + " is displayed");
      }
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer row = ByteBuffer.allocate(Math.toIntExact(axes().get(0)));
    for (Object[] values : rows) {
      row.clear();
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).put(row, values[i]);
      }
      out.write(row.array());
    }
  }
}

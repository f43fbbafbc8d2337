package org.fitsql.orm;

/**
 * What a row of InnoDB takes up (pages of 16 KiB, row format DYNAMIC). CREATE TABLE counts a text
 * as 20 bytes and lets some 380 of them be, but an INSERT is refused whose texts are all 21 to 40
 * bytes long: up to 40 bytes a text stays in the page, with one byte for its length, and only
 * beyond that it may move out and leave 20 bytes. So 41 bytes is the worst there is, and 195 texts
 * are what a table beside its key takes. (Measured on MariaDB 10.11: 195 texts of 40 bytes go in,
 * 196 do not; of 41 bytes 362 do.)
 */
final class InnoDbRow {
  private static final int MOST_COLUMNS = 1_017;
  private static final int PAGE = 8_126;
  private static final int ROW = 65_535;

  /** Header of a record, number of its transaction, pointer to its earlier version. */
  private static final int PAGE_OVERHEAD = 5 + 6 + 7;

  /** Bits that say which columns are NULL, in the page and in the row, at {@link #MOST_COLUMNS}. */
  private static final int NULL_BITS = (MOST_COLUMNS + 7) / 8;

  /** Room for columns that are widened later: an integer that becomes text takes 33 bytes more. */
  private static final int PAGE_RESERVE = 400;

  private static final int COLUMN_RESERVE = 17;
  private static final int BYTES_PER_CHARACTER = 4;
  private static final int LONGEST_IN_PAGE = 40;

  /** From this length on a VARCHAR has two bytes for its length, and may leave the page. */
  private static final int LONG_VARCHAR = 256;

  /** Pointer and length of a text, as the server counts them for the row. */
  private static final int TEXT_POINTER = 12;

  private InnoDbRow() {}

  /** What a table may take up: the limits less what is put by. */
  static Footprint limit() {
    return new Footprint(
        MOST_COLUMNS - COLUMN_RESERVE,
        PAGE - PAGE_OVERHEAD - NULL_BITS - PAGE_RESERVE,
        ROW - NULL_BITS);
  }

  /**
   * @param type name of the SQL type, lower case, without length
   * @param length of a VARCHAR in characters
   * @param key whether it is part of the primary key, which never leaves the page
   */
  static Footprint of(String type, long length, boolean key) {
    return switch (type) {
      case "boolean", "tinyint" -> fixed(1);
      case "smallint" -> fixed(2);
      case "date" -> fixed(3);
      case "int", "float" -> fixed(4);
      case "time" -> fixed(6);
      case "bigint", "double", "datetime", "timestamp" -> fixed(8);
      case "varchar", "char" -> text(Math.toIntExact(length) * BYTES_PER_CHARACTER, key);
      default -> new Footprint(1, LONGEST_IN_PAGE + 1, TEXT_POINTER);
    };
  }

  private static Footprint fixed(int bytes) {
    return new Footprint(1, bytes, bytes);
  }

  private static Footprint text(int bytes, boolean key) {
    int whole = bytes + (bytes < LONG_VARCHAR ? 1 : 2);
    int page = key || bytes < LONG_VARCHAR ? whole : LONGEST_IN_PAGE + 1;
    return new Footprint(1, page, whole);
  }
}

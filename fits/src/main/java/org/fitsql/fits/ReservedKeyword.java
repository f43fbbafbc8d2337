package org.fitsql.fits;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the standard says of one keyword that it reserves, by itself or with an index (FITS standard
 * 4.0, sections 4.4, 7 and 8; appendix C).
 *
 * @param stem keyword without index and without the letter of an alternate description
 * @param type of its value
 * @param family what further rules it is part of
 */
record ReservedKeyword(String stem, Type type, Family family) {

  /** The type that a value must have. */
  enum Type {
    TEXT,
    WHOLE,
    NUMBER,
    LOGICAL,
    DATE,
    ANY
  }

  /** Keywords that share rules. */
  enum Family {
    /** Anywhere, without index. */
    PLAIN,
    /** Like PLAIN, and a letter may follow: RADESYSA. */
    ALTERNATE,
    /** Indexed by axis, of an image: CRPIX1. */
    AXIS,
    /** Indexed by two axes: CD1_2. */
    MATRIX,
    /** Of images, without index; not of tables. */
    IMAGE,
    /** Indexed by column, of tables; not of images. */
    COLUMN,
    /** Of tables, without index; not of images. */
    TABLE,
    /** Of the primary HDU only. */
    PRIMARY,
    /** Of random groups only, indexed. */
    GROUPS,
    /** Mandatory, so that a second one is one too many. */
    MANDATORY
  }

  private static final Map<String, ReservedKeyword> ALL = new HashMap<>();
  private static final long[] STARTS = new long[1 << 9];

  static {
    add(Type.ANY, Family.MANDATORY, "SIMPLE", "XTENSION", "BITPIX", "NAXIS");
    add(Type.WHOLE, Family.MANDATORY, "PCOUNT", "GCOUNT");
    add(Type.LOGICAL, Family.PRIMARY, "EXTEND", "BLOCKED");
    add(Type.ANY, Family.GROUPS, "PTYPE", "PSCAL", "PZERO");
    add(Type.TEXT, Family.PLAIN, "EXTNAME", "ORIGIN", "AUTHOR", "CREATOR", "REFERENC");
    add(Type.TEXT, Family.PLAIN, "TELESCOP", "INSTRUME", "OBSERVER", "OBJECT");
    add(Type.WHOLE, Family.PLAIN, "EXTVER", "EXTLEVEL");
    add(Type.LOGICAL, Family.PLAIN, "INHERIT");
    add(Type.NUMBER, Family.PLAIN, "EQUINOX", "EPOCH", "MJD-OBS", "MJD-AVG");
    add(Type.DATE, Family.PLAIN, "DATE");
    add(Type.NUMBER, Family.ALTERNATE, "RESTFRQ", "RESTFREQ", "RESTWAV", "VELOSYS", "ZSOURCE");
    add(Type.NUMBER, Family.ALTERNATE, "VELANGL", "LONPOLE", "LATPOLE");
    add(Type.NUMBER, Family.ALTERNATE, "OBSGEO-X", "OBSGEO-Y", "OBSGEO-Z");
    add(Type.TEXT, Family.ALTERNATE, "RADESYS", "RADECSYS", "SPECSYS", "SSYSOBS", "SSYSSRC");
    add(Type.WHOLE, Family.ALTERNATE, "WCSAXES");
    add(Type.NUMBER, Family.AXIS, "CRPIX", "CRVAL", "CDELT", "CROTA", "CRDER", "CSYER", "PV");
    add(Type.TEXT, Family.AXIS, "CTYPE", "CUNIT", "PS", "CNAME");
    add(Type.NUMBER, Family.MATRIX, "PC", "CD");
    add(Type.WHOLE, Family.IMAGE, "BLANK");
    add(Type.NUMBER, Family.IMAGE, "BSCALE", "BZERO", "DATAMAX", "DATAMIN");
    add(Type.TEXT, Family.IMAGE, "BUNIT");
    add(Type.WHOLE, Family.TABLE, "TFIELDS", "THEAP");
    add(Type.TEXT, Family.COLUMN, "TTYPE", "TFORM", "TUNIT", "TDISP", "TDIM", "TCTYP", "TCUNI");
    add(Type.NUMBER, Family.COLUMN, "TSCAL", "TZERO", "TCRVL", "TCDLT", "TCRPX", "TCROT");
    add(Type.WHOLE, Family.COLUMN, "TBCOL");
    add(Type.ANY, Family.COLUMN, "TNULL");
  }

  private static void add(Type type, Family family, String... stems) {
    for (String stem : stems) {
      ALL.put(stem, new ReservedKeyword(stem, type, family));
      // "PC", "PV", "PS", "CD": their third character is a digit
      for (char third = '0'; stem.length() == 2 && third <= '9'; third++) {
        mark(stem + third);
      }
      if (stem.length() > 2) {
        mark(stem);
      }
    }
  }

  private static void mark(String start) {
    int slot = slot(start);
    STARTS[slot >> 6] |= 1L << slot;
  }

  private static int slot(String keyword) {
    return (keyword.charAt(0) & 31) << 10
        | (keyword.charAt(1) & 31) << 5
        | (keyword.charAt(2) & 31);
  }

  /** The reserved keyword that this one is, or null; quick where it is none. */
  static @Nullable ReservedKeyword of(String keyword) {
    if (keyword.length() < 3) {
      return null;
    }
    int slot = slot(keyword);
    return (STARTS[slot >> 6] & 1L << slot) == 0 ? null : lookUp(keyword);
  }

  private static @Nullable ReservedKeyword lookUp(String keyword) {
    ReservedKeyword exact = ALL.get(keyword);
    if (exact != null) {
      return exact.isIndexed() ? null : exact;
    }
    if (keyword.startsWith("DATE")) {
      return ALL.get("DATE");
    }
    int digit = firstDigit(keyword);
    ReservedKeyword indexed = ALL.get(keyword.substring(0, digit));
    if (digit < keyword.length() && indexed != null) {
      boolean whole = indexed.isIndexed() || indexed.stem.equals("NAXIS");
      return whole ? indexed : null;
    }
    ReservedKeyword alternate = ALL.get(keyword.substring(0, keyword.length() - 1));
    return alternate != null && alternate.family == Family.ALTERNATE ? alternate : null;
  }

  private static int firstDigit(String keyword) {
    int at = 0;
    while (at < keyword.length() && !(keyword.charAt(at) >= '0' && keyword.charAt(at) <= '9')) {
      at++;
    }
    return at;
  }

  private boolean isIndexed() {
    return switch (family) {
      case AXIS, MATRIX, COLUMN, GROUPS -> true;
      default -> false;
    };
  }

  /** The index behind the stem, 0 where there is none, at most 99,999. */
  int index(String keyword) {
    return number(keyword, stem.length());
  }

  /** The second index, behind {@code _}; 0 where there is none. */
  int secondIndex(String keyword) {
    return number(keyword, keyword.indexOf('_') + 1);
  }

  private static int number(String keyword, int from) {
    int number = 0;
    for (int i = from; i < keyword.length(); i++) {
      int digit = keyword.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = Math.min(number * 10 + digit, 99_999);
    }
    return number;
  }
}

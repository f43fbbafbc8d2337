package org.fitsql.definitions;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fitsql.fits.Hdu;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewed file says about one wrong keyword.
 *
 * @param source file and line that say so, {@code corrections.yaml:12}
 * @param target the files that have it
 * @param filetype the only filetype that has it, lower case, or null for all
 * @param hdu the HDUs that have it
 * @param keyword upper case
 * @param wrong the value as it is in the card, a string without quotes; empty where the keyword is
 *     absent, undefined or an empty string
 * @param right the corrected value; empty where it is not known
 * @param author who found out
 * @param date when
 * @param reason how it is known
 */
public record Correction(
    String source,
    Target target,
    @Nullable String filetype,
    HduChoice hdu,
    String keyword,
    String wrong,
    String right,
    String author,
    LocalDate date,
    String reason) {

  /**
   * Files of an observation, or files by their name or path.
   *
   * @param byRootname whether {@code text} is a rootname, else it is a file name or a path
   * @param text lower case; {@code *} and {@code ?} stand for any characters
   */
  public record Target(boolean byRootname, String text) {
    boolean isPattern() {
      return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** What a whole name that is meant matches. */
    Pattern pattern() {
      StringBuilder regex = new StringBuilder();
      text.codePoints()
          .mapToObj(Character::toString)
          .map(c -> c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c))
          .forEach(regex::append);
      return Pattern.compile(regex.toString());
    }
  }

  /**
   * HDUs of a file.
   *
   * @param index index of the HDU, or null where it is known by name
   * @param extname upper case, PRIMARY for the primary HDU; empty where it is known by index
   * @param extver or null for all of that name
   */
  public record HduChoice(@Nullable Integer index, String extname, @Nullable Integer extver) {

    /** Whether it is this one that is meant. */
    public boolean isOf(Hdu hdu) {
      if (index != null) {
        return hdu.index() == index;
      }
      if (extname.equals("PRIMARY") && hdu.index() == 0) {
        return true;
      }
      return hdu.extname().toUpperCase(Locale.ROOT).equals(extname)
          && (extver == null || hdu.extver() == extver);
    }

    @Override
    public String toString() {
      return index != null ? "HDU " + index : extver == null ? extname : extname + "," + extver;
    }
  }
}

package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that could be read from the disk but not as FITS. The message names the file, the HDU, the
 * keyword and the value, and says what is wrong. "Could not be read from the disk" stays a plain
 * {@link IOException}.
 */
public abstract sealed class FitsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  private FitsException(
      Path path, Rule rule, int hdu, long offset, String keyword, String message) {
    super(path + ": " + message);
    this.finding = new Finding(hdu, offset, keyword, rule, message);
  }

  /** The same as a finding. */
  public Finding finding() {
    return finding;
  }

  /** Not FITS at all: empty, text, another format. */
  public static final class NotFits extends FitsException {
    private static final long serialVersionUID = 1L;

    public NotFits(Path path, String message) {
      super(path, Rule.STRUCTURE, 0, 0, "", message);
    }
  }

  /** FITS, but its structure cannot be followed: BITPIX = 12, NAXIS = 'two'. */
  public static final class Broken extends FitsException {
    private static final long serialVersionUID = 1L;
    private final int hdu;
    private final long offset;
    private final String keyword;

    /**
     * @param hdu index of the HDU
     * @param offset byte of the offending record
     * @param keyword the keyword concerned, or an empty string
     * @param message what is wrong, naming keyword and value
     */
    public Broken(Path path, int hdu, long offset, String keyword, String message) {
      super(
          path,
          keyword.equals("END") ? Rule.MISSING_END : Rule.STRUCTURE,
          hdu,
          offset,
          keyword,
          "HDU " + hdu + ", byte " + offset + ": " + message);
      this.hdu = hdu;
      this.offset = offset;
      this.keyword = keyword;
    }

    public int hdu() {
      return hdu;
    }

    public long offset() {
      return offset;
    }

    public String keyword() {
      return keyword;
    }
  }

  /**
   * Sound FITS that fitsql does not read: a kind of compression that no library at hand decodes
   * reliably. The headers of such a file are read all the same.
   */
  public static final class Unsupported extends FitsException {
    private static final long serialVersionUID = 1L;
    private final int hdu;
    private final String keyword;

    /**
     * @param hdu index of the HDU
     * @param keyword the keyword that asks for it
     * @param message what is not supported, and what to do
     */
    public Unsupported(Path path, int hdu, String keyword, String message) {
      super(path, Rule.STRUCTURE, hdu, 0, keyword, message);
      this.hdu = hdu;
      this.keyword = keyword;
    }

    public int hdu() {
      return hdu;
    }

    public String keyword() {
      return keyword;
    }
  }
}

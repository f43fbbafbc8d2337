package org.fitsql.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Tells from the first bytes of a file whether it is FITS and, where it is not, what it is. */
final class Signature {
  private static final String FITS = "SIMPLE  =";
  private static final int SHOWN = 60;

  private Signature() {}

  static void requireFits(Path path, ByteWindow window) throws IOException {
    int available = window.load(0, SHOWN);
    String start =
        new String(window.array(), 0, Math.min(available, SHOWN), StandardCharsets.ISO_8859_1);
    if (start.isEmpty()) {
      throw new FitsException.NotFits(path, "the file is empty");
    }
    if (start.length() < FITS.length() ? !FITS.startsWith(start) : !start.startsWith(FITS)) {
      throw new FitsException.NotFits(path, "not a FITS file: " + description(start));
    }
  }

  private static String description(String start) {
    if (start.startsWith("\u001f\u009d")) {
      return "it is compressed with LZW (compress, .Z); decompress it first, with gzip -d";
    }
    if (start.startsWith("BZh")) {
      return "it is compressed with bzip2; decompress it first";
    }
    if (start.startsWith("\u00fd7zXZ")) {
      return "it is compressed with xz; decompress it first";
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return "it is a zip archive; unpack it first";
    }
    if (start.startsWith("XTENSION")) {
      return "it begins with an extension and has no primary HDU";
    }
    String lower = start.toLowerCase(Locale.ROOT).stripLeading();
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return "it is an HTML page, perhaps the error message of a download";
    }
    return isText(start)
        ? "it is text that begins with '" + start.lines().findFirst().orElse("").strip() + "'"
        : "it does not begin with SIMPLE but with bytes " + hex(start);
  }

  private static boolean isText(String start) {
    return start.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || Character.isWhitespace(c));
  }

  private static String hex(String start) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(8, start.length()); i++) {
      hex.append(String.format("%02x ", (int) start.charAt(i)));
    }
    return hex.toString().strip();
  }
}

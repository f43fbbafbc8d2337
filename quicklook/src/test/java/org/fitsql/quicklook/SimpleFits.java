package org.fitsql.quicklook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes small FITS files, card by card. */
final class SimpleFits {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** With these cards in the primary header too. */
  SimpleFits(String... cards) {
    String[] all = new String[7 + cards.length];
    all[0] = "SIMPLE  = T";
    all[1] = "BITPIX  = 8";
    all[2] = "NAXIS   = 0";
    all[3] = "TELESCOP= 'HST'";
    all[4] = "DETECTOR= 'WFC'";
    all[5] = "DATE-OBS= '2002-04-13'";
    all[6] = "PROPOSID= 9438";
    System.arraycopy(cards, 0, all, 7, cards.length);
    hdu(new byte[0], all);
  }

  /** An image extension of 32-bit floats. */
  SimpleFits floats(String extname, int extver, int width, float[] values, String... cards) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 4);
    data.asFloatBuffer().put(values);
    return image(extname, extver, -32, width, values.length / width, data.array(), cards);
  }

  /** An image extension of 16-bit integers. */
  SimpleFits shorts(String extname, int extver, int width, short[] values, String... cards) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 2);
    data.asShortBuffer().put(values);
    return image(extname, extver, 16, width, values.length / width, data.array(), cards);
  }

  /** An image extension whose header claims a size that its data need not have. */
  SimpleFits image(
      String extname, int extver, int bitpix, int width, int height, byte[] data, String... cards) {
    String[] all = new String[7 + cards.length];
    all[0] = "XTENSION= 'IMAGE   '";
    all[1] = "BITPIX  = " + bitpix;
    all[2] = "NAXIS   = 2";
    all[3] = "NAXIS1  = " + width;
    all[4] = "NAXIS2  = " + height;
    all[5] = "EXTNAME = '" + extname + "'";
    all[6] = "EXTVER  = " + extver;
    System.arraycopy(cards, 0, all, 7, cards.length);
    return hdu(data, all);
  }

  /** An image extension of three axes, 32-bit floats. */
  SimpleFits cube(String extname, int width, int height, float[] values) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 4);
    data.asFloatBuffer().put(values);
    return hdu(
        data.array(),
        "XTENSION= 'IMAGE   '",
        "BITPIX  = -32",
        "NAXIS   = 3",
        "NAXIS1  = " + width,
        "NAXIS2  = " + height,
        "NAXIS3  = " + values.length / width / height,
        "EXTNAME = '" + extname + "'");
  }

  /** An image extension without pixels. */
  SimpleFits empty(String extname, String... cards) {
    String[] all = new String[4 + cards.length];
    all[0] = "XTENSION= 'IMAGE   '";
    all[1] = "BITPIX  = 16";
    all[2] = "NAXIS   = 0";
    all[3] = "EXTNAME = '" + extname + "'";
    System.arraycopy(cards, 0, all, 4, cards.length);
    return hdu(new byte[0], all);
  }

  Path write(Path path) throws IOException {
    return Files.write(path, bytes.toByteArray());
  }

  private SimpleFits hdu(byte[] data, String... cards) {
    for (String card : cards) {
      text(String.format("%-80s", card));
    }
    text(String.format("%-80s", "END"));
    pad(' ');
    bytes.writeBytes(data);
    pad(0);
    return this;
  }

  private void text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void pad(int with) {
    while (bytes.size() % 2880 != 0) {
      bytes.write(with);
    }
  }
}

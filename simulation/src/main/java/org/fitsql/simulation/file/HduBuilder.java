package org.fitsql.simulation.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HDU in the making: the mandatory cards come from its data, all others in the order they are
 * added. For files that are broken on purpose, {@link #verbatim()} starts without any card and
 * {@link #withoutEnd()}, {@link #rawCard} and {@link #rawData} write what no standard allows.
 */
public final class HduBuilder {
  private static final int BLOCK = 2880;

  private final List<String> mandatory = new ArrayList<>();
  private final List<String> records = new ArrayList<>();
  private final HduData data;
  private byte @Nullable [] rawData;
  private boolean end = true;

  private HduBuilder(HduData data) {
    this.data = data;
  }

  /** A primary HDU without data. */
  public static HduBuilder primary() {
    return primary(new HduData.Absent(16));
  }

  /** A primary HDU with an image or nothing. */
  public static HduBuilder primary(HduData data) {
    HduBuilder hdu = new HduBuilder(data);
    hdu.mandatory.add(CardFormat.literal("SIMPLE", "T", "Fits standard"));
    hdu.shape();
    hdu.mandatory.add(CardFormat.literal("EXTEND", "T", "File may contain extensions"));
    data.describe(hdu);
    return hdu;
  }

  /**
   * An extension: IMAGE, or BINTABLE for {@link TableData}.
   *
   * @param extname EXTNAME; no card where it is empty
   */
  public static HduBuilder extension(String extname, int extver, HduData data) {
    HduBuilder hdu = new HduBuilder(data);
    String type = data instanceof TableData ? "BINTABLE" : "IMAGE";
    hdu.mandatory.addAll(CardFormat.text("XTENSION", type, "extension type"));
    hdu.shape();
    hdu.mandatory.add(CardFormat.literal("PCOUNT", "0", "number of group parameters"));
    hdu.mandatory.add(CardFormat.literal("GCOUNT", "1", "number of groups"));
    if (data instanceof TableData table) {
      String fields = Integer.toString(table.columns().size());
      hdu.mandatory.add(CardFormat.literal("TFIELDS", fields, "number of fields in each row"));
    }
    if (!extname.isEmpty()) {
      hdu.card("EXTNAME", extname, "extension name");
      hdu.card("EXTVER", extver, "extension version number");
    }
    data.describe(hdu);
    return hdu;
  }

  /** An HDU that has only the records it is given; nothing is added but END and padding. */
  public static HduBuilder verbatim() {
    return new HduBuilder(new HduData.Absent(8));
  }

  /** Whether it is a binary table, which has no keywords of images such as BUNIT. */
  public boolean isTable() {
    return data instanceof TableData;
  }

  private void shape() {
    mandatory.add(
        CardFormat.literal("BITPIX", Integer.toString(data.bitpix()), "bits per data value"));
    List<Long> axes = data.axes();
    mandatory.add(
        CardFormat.literal("NAXIS", Integer.toString(axes.size()), "number of data axes"));
    for (int i = 0; i < axes.size(); i++) {
      mandatory.add(
          CardFormat.literal("NAXIS" + (i + 1), axes.get(i).toString(), "length of data axis"));
    }
  }

  public HduBuilder card(String keyword, String text, String comment) {
    records.addAll(CardFormat.text(keyword, text, comment));
    return this;
  }

  public HduBuilder card(String keyword, long number, String comment) {
    records.add(CardFormat.literal(keyword, Long.toString(number), comment));
    return this;
  }

  public HduBuilder card(String keyword, double number, String comment) {
    records.add(CardFormat.literal(keyword, CardFormat.literal(number), comment));
    return this;
  }

  public HduBuilder card(String keyword, boolean truth, String comment) {
    records.add(CardFormat.literal(keyword, truth ? "T" : "F", comment));
    return this;
  }

  /** A value spelled by the caller, such as {@code 1.0D99} or {@code (1.0, 2.0)}. */
  public HduBuilder literal(String keyword, String literal, String comment) {
    records.add(CardFormat.literal(keyword, literal, comment));
    return this;
  }

  /** A card with a value indicator and no value. */
  public HduBuilder undefined(String keyword, String comment) {
    records.add(CardFormat.literal(keyword, "", comment));
    return this;
  }

  /** One field of a record-valued card: {@code DP1 = 'AXIS.1: 1.0'}. */
  public HduBuilder recordValued(String keyword, String field, double number, String comment) {
    records.add(CardFormat.recordValued(keyword, field, CardFormat.literal(number), comment));
    return this;
  }

  public HduBuilder history(String text) {
    records.addAll(CardFormat.commentary("HISTORY", text));
    return this;
  }

  public HduBuilder comment(String text) {
    records.addAll(CardFormat.commentary("COMMENT", text));
    return this;
  }

  /** A blank record, or one with text from column 9 on. */
  public HduBuilder blank(String text) {
    records.addAll(CardFormat.commentary("", text));
    return this;
  }

  /** A record exactly as given, padded with blanks to 80 characters (ISO 8859-1). */
  public HduBuilder rawCard(String record) {
    records.add(CardFormat.padded(record));
    return this;
  }

  /** Leaves END out; the block is filled with blanks. */
  public HduBuilder withoutEnd() {
    end = false;
    return this;
  }

  /** These bytes, unpadded, instead of the data that the header promises. */
  public HduBuilder rawData(byte[] bytes) {
    rawData = bytes.clone();
    return this;
  }

  /** The header with END and padding: a multiple of 2,880 bytes. */
  byte[] header() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (List<String> part : List.of(mandatory, records)) {
      part.forEach(record -> bytes.writeBytes(record.getBytes(StandardCharsets.ISO_8859_1)));
    }
    if (end) {
      bytes.writeBytes(CardFormat.padded("END").getBytes(StandardCharsets.ISO_8859_1));
    }
    bytes.writeBytes(" ".repeat(padding(bytes.size())).getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(header());
    if (rawData != null) {
      out.write(rawData);
      return;
    }
    data.writeTo(out);
    out.write(new byte[padding(data.size())]);
  }

  private static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }
}

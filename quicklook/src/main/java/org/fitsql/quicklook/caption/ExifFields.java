package org.fitsql.quicklook.caption;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;

/**
 * The few EXIF fields that file managers and photo programs show: what made the image, when it was
 * exposed (UTC), what it is.
 */
public final class ExifFields {
  /** What EXIF calls the software: tells images that fitsql drew from those that it did not. */
  public static final String SOFTWARE = "fitsql";

  private static final int DATE = "2002-04-13".length();
  private static final int SECONDS = "2002-04-13T04:56:01".length();

  private ExifFields() {}

  /**
   * The same JPEG with these fields; its pixels are not touched.
   *
   * @param description empty for none
   * @param start begin of the exposure in ISO 8601, or empty
   */
  public static byte[] into(byte[] jpeg, String description, String start) throws IOException {
    TiffOutputSet fields = new TiffOutputSet(ByteOrder.BIG_ENDIAN);
    fields.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_SOFTWARE, SOFTWARE);
    if (!description.isEmpty()) {
      fields
          .getOrCreateRootDirectory()
          .add(TiffTagConstants.TIFF_TAG_IMAGE_DESCRIPTION, ascii(description));
    }
    if (start.length() >= DATE) {
      fields
          .getOrCreateExifDirectory()
          .add(ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL, date(start));
    }
    ByteArrayOutputStream with = new ByteArrayOutputStream(jpeg.length + 1024);
    new ExifRewriter(ByteOrder.BIG_ENDIAN).updateExifMetadataLossless(jpeg, with, fields);
    return with.toByteArray();
  }

  /** EXIF dates are {@code 2002:04:13 04:56:01}; an unknown time is blank (Exif 2.3, 4.6.5). */
  private static String date(String iso) {
    String day = iso.substring(0, DATE).replace('-', ':');
    if (iso.length() == DATE) {
      return day + "   :  :  ";
    }
    String time =
        iso.length() >= SECONDS ? iso.substring(DATE + 1, SECONDS) : iso.substring(11, 16);
    return day + " " + (time.length() == 5 ? time + ":  " : time);
  }

  private static String ascii(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }
}

package org.fitsql.cli.header;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fitsql.fits.Card;
import org.fitsql.fits.Header;
import org.fitsql.ingest.cards.HduHeader;

/**
 * Headers as lines, one 80-byte record each, END included and the padding after it left out.
 *
 * @param forTheEye name each HDU, leave trailing blanks off, and print no control characters; else
 *     the bytes of each record are as they were
 */
public record CardLines(boolean forTheEye) {

  /** Writes the headers one after another. */
  public void write(List<HduHeader> hdus, OutputStream out) throws IOException {
    for (HduHeader hdu : hdus) {
      if (forTheEye) {
        out.write(("# " + printable(hdu.label()) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      write(hdu.header(), out);
    }
    out.flush();
  }

  private void write(Header header, OutputStream out) throws IOException {
    int records = Math.min(recordOfEnd(header) + 1, header.size() / Header.RECORD);
    for (int i = 0; i < records; i++) {
      String record = header.record(i);
      out.write(
          forTheEye
              ? printable(record.stripTrailing()).getBytes(StandardCharsets.UTF_8)
              : record.getBytes(StandardCharsets.ISO_8859_1));
      out.write('\n');
    }
  }

  private static int recordOfEnd(Header header) {
    List<Card> cards = header.cards();
    if (cards.isEmpty()) {
      return 0;
    }
    Card last = cards.get(cards.size() - 1);
    return last.firstRecord() + last.recordCount();
  }

  /** A header may hold any byte, and a terminal obeys some of them. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}

package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;

/**
 * Changes one character of the primary header of every file, in place, as reprocessing changes a
 * keyword: size and structure stay, hash and modification time do not. Applied twice it undoes
 * itself.
 */
final class HeaderEdit {
  /** A text keyword of the FITS standard (4.0, section 4.4.2.1) that nothing is decided by. */
  private static final String KEYWORD = "ORIGIN";

  private static final int TEXT_STARTS = 11;

  private final FitsReader reader = new FitsReader();
  private final List<Path> files;

  HeaderEdit(List<Path> files) {
    this.files = files;
  }

  /** Changes all files that have the keyword, and says how many have it. */
  int apply() throws IOException {
    int edited = 0;
    for (Path file : files) {
      edited += apply(file) ? 1 : 0;
    }
    return edited;
  }

  private boolean apply(Path path) throws IOException {
    FitsFile file = reader.read(path);
    Optional<Card> card = file.primary().map(Hdu::header).flatMap(header -> header.card(KEYWORD));
    if (card.isEmpty() || !(card.get().value() instanceof CardValue.Text)) {
      return false;
    }
    long at = (long) card.get().firstRecord() * Header.RECORD + TEXT_STARTS;
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer letter = ByteBuffer.allocate(1);
      channel.read(letter, at);
      char old = StandardCharsets.ISO_8859_1.decode(letter.flip()).get();
      char other =
          Character.isUpperCase(old) ? Character.toLowerCase(old) : Character.toUpperCase(old);
      channel.write(StandardCharsets.ISO_8859_1.encode(String.valueOf(other)), at);
      return old != other;
    }
  }
}

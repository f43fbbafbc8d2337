package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.fits.Card;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;

/** Reads the headers of the same files again and again, and looks at every card. */
final class HeaderPass {
  private final FitsReader reader = new FitsReader();
  private final List<Path> files;
  private long hdus;
  private long values;

  HeaderPass(List<Path> files) {
    this.files = files;
  }

  /** Reads all files once. */
  double seconds() throws IOException {
    hdus = 0;
    values = 0;
    long start = System.nanoTime();
    for (Path path : files) {
      FitsFile file = reader.read(path);
      for (Hdu hdu : file.hdus()) {
        hdus++;
        for (Card card : hdu.header().cards()) {
          values += card.value() == null ? 0 : 1;
        }
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** HDUs of the last pass. */
  long hdus() {
    return hdus;
  }

  /** Cards with a value of the last pass. */
  long values() {
    return values;
  }
}

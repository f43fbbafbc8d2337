package org.fitsql.quicklook;

import java.io.IOException;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.fits.FitsFile;

/**
 * Draws the quicklook of one file after another. Keeps work arrays between images, so each worker
 * owns one; not thread-safe.
 */
public final class QuicklookArtist {

  public QuicklookArtist(QuicklookSettings settings) {}

  /**
   * Draws and writes the images that the profile wants of this file.
   *
   * @param folder name of the folder that the images go to, such as the proposal number
   * @throws IOException where pixels cannot be read or images cannot be written; nothing
   *     half-written stays
   */
  public Drawn draw(InstrumentProfile profile, ObservationName name, FitsFile file, String folder)
      throws IOException {
    throw new UnsupportedOperationException("being written");
  }
}

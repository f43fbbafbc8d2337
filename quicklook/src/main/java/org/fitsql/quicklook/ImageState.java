package org.fitsql.quicklook;

import java.io.IOException;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.fits.DataHashes;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;

/**
 * Everything that the images of a file depend on, as three hashes: where all are as they were,
 * drawing again would give the same bytes.
 *
 * @param pixels of the data of the planes and of their quality flags, as stored
 * @param settings of how this version of fitsql draws the filetype: what the user and the
 *     instrument's profile say
 * @param headers of what the headers contribute: how data become values and planes a picture, and
 *     what the image says about itself
 */
public record ImageState(String pixels, String settings, String headers) {

  /**
   * What {@link #settings} is today, which takes no file to know. It differs between instruments
   * and filetypes.
   */
  public static String settings(
      QuicklookSettings settings, InstrumentProfile profile, String filetype) {
    return StateText.settings(settings, profile, filetype);
  }

  /** What {@link #headers} of a file is today; no data are read. */
  public static String headers(
      InstrumentProfile profile, ObservationName name, FitsFile file, QuicklookSettings settings) {
    Subject subject = Subject.of(profile, name, file, settings);
    return StateText.headers(subject, StateText.counted(subject));
  }

  /** Reads the data that were not hashed yet. */
  static ImageState of(Subject subject, QuicklookSettings settings, DataHashes hashes)
      throws IOException {
    List<Hdu> counted = StateText.counted(subject);
    return new ImageState(
        StateText.hash(hashes.of(counted)),
        settings(settings, subject.profile(), subject.filetype()),
        StateText.headers(subject, counted));
  }

  /** Whether it is that of a file today; its data are read only where all else agrees. */
  boolean holds(Subject subject, QuicklookSettings now, DataHashes hashes) throws IOException {
    return settings.equals(settings(now, subject.profile(), subject.filetype()))
        && headers.equals(StateText.headers(subject, StateText.counted(subject)))
        && equals(of(subject, now, hashes));
  }
}

package org.fitsql.quicklook;

import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;

/**
 * What is drawn: a file of an instrument, and how.
 *
 * @param detector detector, lower case, or empty where it is not known
 * @param primary header of the primary HDU, empty where there is none
 * @param style the user's choice, else that of the instrument, else the standard
 */
record Subject(
    InstrumentProfile profile,
    ObservationName name,
    FitsFile file,
    String detector,
    Header primary,
    QuicklookStyle style) {

  static Subject of(
      InstrumentProfile profile, ObservationName name, FitsFile file, QuicklookSettings settings) {
    Header primary = file.primary().map(Hdu::header).orElseGet(() -> Header.parse(new byte[0]));
    String detector = profile.detector(primary).orElse("");
    QuicklookStyle standard =
        profile.quicklook().style(name.filetype(), detector, primary).over(QuicklookStyle.STANDARD);
    return new Subject(profile, name, file, detector, primary, settings.style().over(standard));
  }

  QuicklookRules rules() {
    return profile.quicklook();
  }

  String filetype() {
    return name.filetype();
  }
}

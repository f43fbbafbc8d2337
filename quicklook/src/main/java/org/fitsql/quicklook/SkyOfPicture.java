package org.fitsql.quicklook;

import java.util.Optional;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.fitsql.quicklook.caption.Caption.Sky;
import org.fitsql.quicklook.caption.HeaderPair;
import org.fitsql.quicklook.caption.WorldCoordinates;

/**
 * The world coordinates of a picture: those of its lowest plane that has any, moved to where that
 * plane lies in the picture. Other planes of a mosaic agree with them as well as the gap between
 * them is known, and distortion lets them.
 *
 * <p>Pictures are drawn with FITS row 1 at the bottom, and what is added (a locator) is added
 * above, so that pixels keep their FITS coordinates.
 */
final class SkyOfPicture {
  private SkyOfPicture() {}

  static Optional<Sky> of(LoadedPlanes loaded, Header primary) {
    int width = Picture.width(loaded.planes());
    int bottom = 0;
    for (int i = 0; i < loaded.planes().size(); i++) {
      Plane plane = loaded.planes().get(i);
      Hdu hdu = loaded.hdus().get(i);
      int left = (width - plane.width()) / 2;
      int up = bottom;
      Optional<Sky> sky =
          WorldCoordinates.of(new HeaderPair(hdu.header(), primary))
              .map(world -> world.resampled(1.0 / loaded.box(), 1.0 / loaded.box()))
              .map(world -> new Sky(world.shifted(left, up), hdu.label()));
      if (sky.isPresent()) {
        return sky;
      }
      bottom += plane.height() + loaded.gap();
    }
    return Optional.empty();
  }
}

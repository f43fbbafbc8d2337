package org.fitsql.quicklook;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.DataHashes;
import org.fitsql.fits.FitsFile;
import org.fitsql.quicklook.caption.Caption;
import org.fitsql.quicklook.caption.ImageFacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the quicklook of one file after another. Keeps work arrays between images, so each worker
 * owns one; not thread-safe.
 *
 * <p>Planes are the HDUs whose EXTNAME the profile names. They are stacked with the gap and in the
 * order of the profile's mosaic rule; where that cannot order them, without a gap and in the order
 * of EXTVER from the bottom, and the log says so. Above the picture of a subarray a strip shows its
 * place on the detector; counted from the bottom, pixels keep their places. Planes of different
 * width are centred. Limits and stretch are those of the user, else of the profile, else linear
 * between two exact percentiles (see {@link LimitsFinder}). The first row is the top of the
 * detector, and what has no value is dark grey.
 *
 * <p>Memory: the pixels in the type of the file, one byte per pixel for the picture, where flags
 * are heeded one bit per pixel, up to a third of the pixels kept for percentiles, and the encoded
 * JPEG a few times. A mosaic of 4096 x 4096 floats takes 67 + 17 + 2 + 13 + 10 MB; arrays of 16-bit
 * mosaics (34 MB) are kept beside it, so that a worker that draws both by turns needs 150 MB.
 * Pictures of more than 100 million pixels or 65,500 pixels a side are reduced while they are read,
 * to at most 8,192 a side; arrays beyond 40 million pixels are not kept.
 */
public final class QuicklookArtist {
  private static final Logger log = LoggerFactory.getLogger(QuicklookArtist.class);

  private final QuicklookSettings settings;
  private final PlaneLoader loader;
  private final WorkArrays arrays = new WorkArrays();
  private final ImageSet images;

  /** What encodes the JPEGs here, as people call it. */
  public static String encoder() {
    return JpegCodec.find().name();
  }

  /** For folders of its own, in which nobody looks for what a process left that died. */
  public QuicklookArtist(QuicklookSettings settings) {
    this(settings, DrawingMark.none());
  }

  /**
   * @param mark that says in the folders of images that one draws there
   */
  public QuicklookArtist(QuicklookSettings settings, DrawingMark mark) {
    this.settings = settings;
    this.loader = new PlaneLoader(settings.goodPixels());
    this.images = new ImageSet(settings, mark);
  }

  /**
   * Draws and writes the images that the profile wants of this file. Images of an earlier version
   * of the file are replaced; where there is nothing to draw any more they stay, and {@link
   * QuicklookPath#remove} removes them.
   *
   * @param folder name of the folder that the images go to, such as the proposal number; made safe
   *     as {@link QuicklookPath#of} says
   * @throws ImageWriteException where images cannot be written; nothing half-written stays
   * @throws IOException where pixels cannot be read or are too many
   */
  public Drawn draw(InstrumentProfile profile, ObservationName name, FitsFile file, String folder)
      throws IOException {
    return draw(profile, name, file, folder, null);
  }

  /**
   * As the other, unless nothing has changed since the images were drawn last.
   *
   * @param before the state of the images that are there, or null to draw in any case
   */
  public Drawn draw(
      InstrumentProfile profile,
      ObservationName name,
      FitsFile file,
      String folder,
      @Nullable ImageState before)
      throws IOException {
    List<QuicklookPath> wanted = QuicklookPath.of(profile, name, folder);
    if (wanted.isEmpty()) {
      return new Drawn.NotWanted();
    }
    QuicklookRules rules = profile.quicklook();
    if (rules.planes(file).isEmpty()) {
      return new Drawn.NothingToDraw("no HDU is named " + rules.plane());
    }
    Subject subject = Subject.of(profile, name, file, settings);
    DataHashes hashes = new DataHashes(file);
    return before != null && before.holds(subject, settings, hashes)
        ? new Drawn.Unchanged()
        : draw(subject, wanted, hashes);
  }

  private Drawn draw(Subject subject, List<QuicklookPath> wanted, DataHashes hashes)
      throws IOException {
    LoadedPlanes loaded =
        loader.load(
            subject.file(), subject.rules(), subject.filetype(), subject.detector(), hashes);
    List<Plane> planes = loaded.planes();
    if (planes.isEmpty()) {
      return new Drawn.NothingToDraw("no HDU named " + subject.rules().plane() + " has pixels");
    }
    try {
      Limits limits = Limits.find(planes, subject.style(), arrays);
      if (limits.outcome() != QuicklookImage.Outcome.CLIPPED) {
        log.info("{}: quicklook is {}", subject.file().path(), limits.outcome());
      }
      ImageState state = ImageState.of(subject, settings, hashes);
      GreyImage picture = Picture.draw(planes, loaded.gap(), limits, settings.noValue(), arrays);
      Optional<Locator> locator = Locator.of(subject.profile(), subject.file(), loaded);
      List<QuicklookImage> written =
          images.write(wanted, picture, locator, limits, caption(subject, loaded, limits));
      return new Drawn.Images(written, subject.style(), limits.planes(), state);
    } finally {
      loader.done(planes);
      arrays.done();
    }
  }

  private static Caption caption(Subject subject, LoadedPlanes loaded, Limits limits) {
    return new Caption(
        subject.name().fullRootname() + "_" + subject.filetype(),
        Description.of(subject, limits),
        subject.name().filename(),
        ImageFacts.of(subject.profile(), subject.file()),
        SkyOfPicture.of(loaded, subject.primary()).orElse(null));
  }
}

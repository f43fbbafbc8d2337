package org.fitsql.quicklook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.imaging.formats.jpeg.xmp.JpegXmpRewriter;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.fitsql.quicklook.QuicklookImage.Kind;
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
 * are heeded one bit per pixel and one plane of flags, the encoded JPEG a few times, and about 10
 * MB. A mosaic of 4096 x 4096 floats takes 67 + 17 + 19 + 15 MB; arrays of 16-bit mosaics (34 MB)
 * are kept beside it, so that a worker that draws both by turns needs about 150 MB. Pictures of
 * more than 100 million pixels or 65,500 pixels a side are reduced while they are read, to at most
 * 8,192 a side; arrays beyond 40 million pixels are not kept.
 */
public final class QuicklookArtist {
  private static final Logger log = LoggerFactory.getLogger(QuicklookArtist.class);

  private final QuicklookSettings settings;
  private final PlaneLoader loader;
  private final WorkArrays arrays = new WorkArrays();
  private final JpegEncoder encoder = new JpegEncoder();

  public QuicklookArtist(QuicklookSettings settings) {
    this.settings = settings;
    this.loader = new PlaneLoader(settings.goodPixels());
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
    QuicklookRules rules = profile.quicklook();
    List<QuicklookPath> wanted = QuicklookPath.of(profile, name, folder);
    if (wanted.isEmpty()) {
      return new Drawn.NotWanted();
    }
    if (rules.planes(file).isEmpty()) {
      return new Drawn.NothingToDraw("no HDU is named " + rules.plane());
    }
    Header primary = file.primary().map(Hdu::header).orElseGet(() -> Header.parse(new byte[0]));
    String detector = profile.detector(primary).orElse("");
    LoadedPlanes loaded = loader.load(file, rules, name.filetype(), detector);
    List<Plane> planes = loaded.planes();
    if (planes.isEmpty()) {
      return new Drawn.NothingToDraw("no HDU named " + rules.plane() + " has pixels");
    }
    try {
      QuicklookStyle style =
          settings
              .style()
              .over(rules.style(name.filetype(), detector, primary).over(QuicklookStyle.STANDARD));
      Limits limits = Limits.find(planes, style, arrays);
      if (limits.outcome() != QuicklookImage.Outcome.CLIPPED) {
        log.info("{}: quicklook is {}", file.path(), limits.outcome());
      }
      GreyImage picture = Picture.draw(planes, loaded.gap(), limits, settings.noValue(), arrays);
      Optional<Locator> locator = Locator.of(profile, file, loaded);
      String xmp = Description.xmp(profile, name, file, limits, style);
      return new Drawn.Images(write(wanted, picture, locator, limits, xmp), style, limits.planes());
    } finally {
      loader.done(planes);
      arrays.done();
    }
  }

  /** All images are made before the first is written, so that they fail together. */
  private List<QuicklookImage> write(
      List<QuicklookPath> wanted,
      GreyImage picture,
      Optional<Locator> locator,
      Limits limits,
      String xmp)
      throws IOException {
    List<byte[]> files = new ArrayList<>();
    List<QuicklookImage> images = new ArrayList<>();
    for (QuicklookPath path : wanted) {
      boolean small = path.kind() == Kind.THUMBNAIL;
      GreyImage drawn =
          small ? Thumbnail.of(picture) : locator.map(l -> l.above(picture)).orElse(picture);
      byte[] encoded = encoder.encode(drawn);
      byte[] bytes = small ? encoded : describe(encoded, xmp);
      files.add(bytes);
      images.add(image(path, drawn, bytes.length, limits));
    }
    for (int i = 0; i < files.size(); i++) {
      ImageFile.write(wanted.get(i).in(settings), files.get(i));
    }
    return List.copyOf(images);
  }

  private static byte[] describe(byte[] jpeg, String xmp) throws IOException {
    ByteArrayOutputStream described = new ByteArrayOutputStream(jpeg.length + 4096);
    new JpegXmpRewriter().updateXmpXml(jpeg, described, xmp);
    return described.toByteArray();
  }

  private static QuicklookImage image(
      QuicklookPath path, GreyImage drawn, long bytes, Limits limits) {
    return new QuicklookImage(
        path.kind(),
        path.relative(),
        drawn.width(),
        drawn.height(),
        bytes,
        limits.low(),
        limits.high(),
        limits.outcome(),
        limits.statistics());
  }
}

package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.definitions.StyleChoice;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.TableReader;
import org.jspecify.annotations.Nullable;

/**
 * Draws any FITS file, without a database. Files of known instruments are drawn as their profile
 * says; of all others, and of files without the planes of the profile, the first HDU with data is
 * drawn: images as pictures, cubes as a strip of slices or as last minus first read, images of one
 * row as a curve, event lists as an image of their density, other tables as plots of their first
 * numbers, or as text.
 *
 * <p>Keeps work arrays between files; not thread-safe.
 */
public final class FileArtist {
  private final FitsReader reader = new FitsReader();
  private final List<InstrumentProfile> profiles;
  private final PlaneLoader loader;
  private final ImageSketch images;
  private final TableSketch tables;
  private final Painter painter;

  public FileArtist(QuicklookSettings settings, List<InstrumentProfile> profiles) {
    DrawingRules rules = DrawingRules.read();
    this.profiles = List.copyOf(profiles);
    this.loader = new PlaneLoader(settings.goodPixels());
    this.painter = new Painter(settings);
    this.images = new ImageSketch(rules, painter);
    this.tables = new TableSketch(rules, painter);
  }

  /**
   * Draws one file.
   *
   * @param hdu the HDU to draw, or null for the one that the rules choose
   * @throws IOException where it cannot be read, or there is nothing to draw; the message says what
   *     to do
   */
  public FilePicture draw(Path path, @Nullable Integer hdu) throws IOException {
    FitsFile file = reader.read(path);
    if (hdu != null) {
      return draw(file, numbered(file, hdu));
    }
    Optional<FilePicture> known = profile(file);
    return known.isPresent() ? known.get() : draw(file, firstWithData(file));
  }

  private static Hdu numbered(FitsFile file, int index) throws IOException {
    if (index < 0 || index >= file.hdus().size()) {
      throw new IOException(
          file.path()
              + ": there is no HDU "
              + index
              + "; the last one is HDU "
              + (file.hdus().size() - 1));
    }
    return file.hdus().get(index);
  }

  /** The mosaic of the file's instrument; empty where it is of none, or has no such planes. */
  private Optional<FilePicture> profile(FitsFile file) throws IOException {
    Path path = file.path().getFileName();
    Optional<Hdu> primary = file.primary();
    if (path == null || primary.isEmpty()) {
      return Optional.empty();
    }
    Header header = primary.get().header();
    for (InstrumentProfile profile : profiles) {
      Optional<ObservationName> name = profile.parse(path.toString());
      Optional<String> detector = profile.detector(header);
      boolean flat = file.named(profile.quicklook().plane()).stream().anyMatch(FileArtist::isFlat);
      if (name.isPresent() && detector.isPresent() && flat) {
        Optional<FilePicture> drawn =
            mosaic(profile, file, header, name.get().filetype(), detector.get());
        if (drawn.isPresent()) {
          return drawn;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<FilePicture> mosaic(
      InstrumentProfile profile, FitsFile file, Header primary, String filetype, String detector)
      throws IOException {
    QuicklookRules rules = profile.quicklook();
    LoadedPlanes loaded = loader.load(file, rules, filetype, detector);
    if (loaded.planes().isEmpty()) {
      return Optional.empty();
    }
    try {
      StyleChoice choice = rules.style(filetype, detector, primary);
      return Optional.of(painter.mosaic(loaded, choice, Locator.of(profile, file, loaded)));
    } finally {
      loader.done(loaded.planes());
    }
  }

  private static boolean isFlat(Hdu hdu) {
    return PixelReader.imageAxes(hdu).size() == 2;
  }

  private FilePicture draw(FitsFile file, Hdu hdu) throws IOException {
    if (ImageSketch.hasPixels(hdu)) {
      return images.draw(file, hdu);
    }
    if (TableReader.rows(hdu) > 0 && hdu.header().find("ZIMAGE").isEmpty()) {
      return tables.draw(file, hdu);
    }
    throw new IOException(
        file.path() + ": " + hdu.label() + " has no pixels and no rows; name another by --hdu");
  }

  private static Hdu firstWithData(FitsFile file) throws IOException {
    return file.hdus().stream()
        .filter(hdu -> ImageSketch.hasPixels(hdu) || TableReader.rows(hdu) > 0)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    file.path()
                        + ": nothing to draw: none of its "
                        + file.hdus().size()
                        + " HDUs has pixels or rows"));
  }
}

package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import org.fitsql.bench.archive.Archive;
import org.fitsql.fits.FitsReader;
import org.fitsql.quicklook.Drawn;
import org.fitsql.quicklook.QuicklookArtist;
import org.fitsql.quicklook.QuicklookSettings;

/**
 * Draws files as one worker of fitsql does: headers, pixels, limits, stretch, JPEG, thumbnail,
 * statistics. The one class of the benchmark that knows the classes of {@code quicklook}.
 */
public final class FrameDrawer {
  private static final String FOLDER = "bench";
  private static final double LOW_PERCENT = 1;
  private static final double HIGH_PERCENT = 99;

  private final Archive archive;
  private final QuicklookArtist artist;
  private final FitsReader reader = new FitsReader();

  /**
   * @param images where images go
   */
  public FrameDrawer(Archive archive, Path images) {
    this.archive = archive;
    this.artist =
        new QuicklookArtist(
            new QuicklookSettings(
                images.resolve("jpegs"),
                images.resolve("thumbnails"),
                LOW_PERCENT,
                HIGH_PERCENT,
                true));
  }

  /** Draws one file and says how many seconds it took. */
  public double seconds(Path file) throws IOException {
    long start = System.nanoTime();
    Drawn drawn =
        artist.draw(archive.instrument().profile(), archive.name(file), reader.read(file), FOLDER);
    if (!(drawn instanceof Drawn.Images)) {
      throw new IOException(file + " was not drawn: " + drawn);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Where {@link #seconds} put the JPEG of a file. */
  static Path jpeg(Path images, Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.fits$", ".jpg");
    return images.resolve("jpegs").resolve(FOLDER).resolve(name);
  }
}

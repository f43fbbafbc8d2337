package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.quicklook.ContactSheet;
import org.fitsql.quicklook.FileArtist;
import org.fitsql.quicklook.FilePicture;
import org.fitsql.quicklook.ImageWriteException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql quicklook}. */
@Command(
    name = "quicklook",
    description = {
      "Draws a JPEG of any FITS file, without a database: images, cubes, ramps, spectra, tables,",
      "event lists; gzipped and tile-compressed ones too."
    },
    sortOptions = false,
    footer = {
      "",
      "Files of known instruments are drawn as their profile says, others by their first HDU with",
      "data. NAME.fits gives NAME.jpg, with --hdu 3 NAME_hdu3.jpg; existing images are replaced.",
      "--json prints one object: images [{file, image, hdu, width, height, low, high,",
      "description}], pages, failures [{file, message}].",
      "",
      "Exit codes: 0 all drawn; 2 wrong usage; 3 some files could not be drawn, each is told.",
      "",
      "Examples:",
      "  fitsql quicklook j8bt05njq_flt.fits",
      "  fitsql quicklook --hdu 3 -o images *.fits.gz",
      "  fitsql quicklook --size 1024 ldfd01010_x1dsum.fits",
      "  fitsql quicklook --sheet sheet.jpg */*.fits",
    })
final class QuicklookAction extends Action {
  private static final int LARGEST_SIZE = 65_500;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "FITS files.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where images go (default: here; with --sheet, none are written).")
  private @Nullable String folder;

  @Option(names = "--hdu", paramLabel = "N", description = "Draw this HDU; the primary is 0.")
  private @Nullable Integer hdu;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "At most N pixels along the longer side.")
  private @Nullable Integer size;

  @Option(
      names = "--sheet",
      paramLabel = "OUT.jpg",
      description = "A contact sheet of all files; with many, further pages OUT-2.jpg ...")
  private @Nullable String sheet;

  private final Map<Path, String> written = new HashMap<>();

  QuicklookAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return List.of(Key.INSTRUMENT, Key.DEFINITIONS, Key.PERCENTILES, Key.GOOD_PIXELS, Key.LOGS);
  }

  @Override
  int perform() throws Exception {
    if (size != null && (size < 1 || size > LARGEST_SIZE)) {
      throw usage("--size " + size + " is not between 1 and " + LARGEST_SIZE + ".");
    }
    Configuration configuration = configuration();
    FileArtist artist =
        new FileArtist(configuration.quicklook(), Instruments.forImages(configuration));
    Path target = target();
    ContactSheet pages = sheet == null ? null : new ContactSheet(resolve(sheet));
    QuicklookReport report = new QuicklookReport(around(), json(), pages);
    for (String file : files) {
      draw(artist, file, target, report);
    }
    report.end(pages == null ? List.of() : pages.finish());
    return report.hasFailures() ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }

  private Path resolve(String path) {
    return around().workingDirectory().resolve(path).normalize();
  }

  /** The folder of the images; null where only a sheet is wanted. */
  private @Nullable Path target() throws RefusedException {
    if (folder == null && sheet != null) {
      return null;
    }
    Path target = resolve(folder == null ? "" : folder);
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new RefusedException(
          "-o " + target + " is no directory; name another, or remove that file.");
    }
    return target;
  }

  private void draw(FileArtist artist, String file, @Nullable Path target, QuicklookReport report)
      throws IOException {
    try {
      Path path = resolve(file);
      if (!Files.exists(path) || Files.isDirectory(path)) {
        throw new IOException(
            file
                + (Files.exists(path)
                    ? ": is a directory; name the files in it"
                    : ": no such file"));
      }
      FilePicture drawn = artist.draw(path, hdu);
      FilePicture picture = size == null ? drawn : drawn.within(size);
      Path image = target == null ? null : target.resolve(imageName(path));
      if (image != null) {
        refuseTwice(image, file);
        picture.write(image);
      }
      report.drawn(path, file, image, picture);
    } catch (ImageWriteException e) {
      report.failed(file, String.valueOf(e.getMessage()), e, false);
    } catch (IOException | RuntimeException e) {
      String reason = e instanceof IOException ? e.getMessage() : file + ": " + e;
      report.failed(file, String.valueOf(reason), e, true);
    } catch (OutOfMemoryError e) {
      report.failed(file, file + ": needs more memory; set FITSQL_JAVA_OPTS=-Xmx4g", e, true);
    }
  }

  private void refuseTwice(Path image, String file) throws IOException {
    String before = written.putIfAbsent(image, file);
    if (before != null) {
      throw new IOException(
          file
              + ": its image "
              + image
              + " is that of "
              + before
              + "; draw it into another folder");
    }
  }

  private String imageName(Path path) {
    String name =
        String.valueOf(path.getFileName()).replaceFirst("(?i)(\\.(fits?|fts|fz|gz|z))+$", "");
    return name + (hdu == null ? "" : "_hdu" + hdu) + ".jpg";
  }
}

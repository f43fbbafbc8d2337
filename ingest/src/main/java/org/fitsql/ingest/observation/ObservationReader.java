package org.fitsql.ingest.observation;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.fits.ChangedFileException;
import org.fitsql.fits.Completeness.Truncated;
import org.fitsql.fits.DataCheck;
import org.fitsql.fits.FitsException;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.Rereading.InVainException;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.RootnameWork;

/** Reads the headers of all files of one rootname that have to be read, each file once. */
public final class ObservationReader {
  private final Path archive;
  private final FitsReader reader;
  private final Corrections corrections;
  private final boolean checksums;
  private final Rereading rereading;

  /**
   * @param corrections of wrong keywords, made before anything is judged by the headers
   * @param checksums whether CHECKSUM and DATASUM are verified, which reads all data
   * @param rereading of what disk or network do not give at once
   */
  public ObservationReader(
      Path archive,
      FitsReader reader,
      Corrections corrections,
      boolean checksums,
      Rereading rereading) {
    this.archive = archive;
    this.reader = reader;
    this.corrections = corrections;
    this.checksums = checksums;
    this.rereading = rereading;
  }

  /**
   * Reads them in order. A file that cannot be read spoils no other; one that names another
   * detector than the files before it is refused.
   */
  public List<FileReading> read(RootnameWork work) {
    List<FileReading> readings = new ArrayList<>();
    work.misplaced().forEach(misplaced -> readings.add(Refusal.misplaced(misplaced)));
    List<Headers.Whole> whole = new ArrayList<>();
    for (FileWork file : work.todo()) {
      Headers headers = headers(file);
      if (headers instanceof Headers.Whole complete) {
        whole.add(complete);
      } else if (headers instanceof Headers.Unusable unusable) {
        readings.add(unusable.reading());
      }
    }
    String detector =
        knownDetector(work)
            .or(
                () ->
                    whole.stream()
                        .flatMap(file -> HeaderCheck.named(file.work(), file.fits()).stream())
                        .findFirst())
            .orElse(null);
    for (Headers.Whole file : whole) {
      FileReading reading = HeaderCheck.check(file.work(), file.fits(), detector);
      readings.add(withWhatWasFound(reading, file));
    }
    return readings;
  }

  private static FileReading withWhatWasFound(FileReading reading, Headers.Whole file) {
    return reading instanceof FileReading.Unreadable unreadable
        ? unreadable.with(file.fits().findings())
        : ((FileReading.Readable) reading).with(file.outcomes());
  }

  private static Optional<String> knownDetector(RootnameWork work) {
    return work.known().stream()
        .filter(
            file ->
                file.state() == FileState.INGESTED
                    && saysDetector(file, work.profile())
                    && work.todo().stream().noneMatch(f -> f.file().path().equals(file.path())))
        .flatMap(file -> Optional.ofNullable(file.detector()).stream())
        .findFirst();
  }

  private static boolean saysDetector(InventoryFile file, InstrumentProfile profile) {
    String filetype = file.filetype();
    return filetype != null && profile.fixedDetector(filetype).isEmpty();
  }

  private sealed interface Headers {
    record Whole(FileWork work, FitsFile fits, List<CorrectionOutcome> outcomes)
        implements Headers {}

    record Unusable(FileReading reading) implements Headers {}
  }

  private Headers headers(FileWork work) {
    Path path = archive.resolve(work.file().path());
    try {
      FitsFile fits = rereading.of(work.file().path(), () -> fits(path));
      if (fits.completeness() instanceof Truncated truncated) {
        return new Headers.Unusable(Refusal.truncated(work, truncated).with(fits.findings()));
      }
      CorrectedFile corrected =
          CorrectedFile.of(fits, corrections.of(work.file().path(), work.name()));
      return new Headers.Whole(work, corrected.fits(), corrected.outcomes());
    } catch (NoSuchFileException e) {
      return new Headers.Unusable(Refusal.gone(work));
    } catch (ChangedFileException e) {
      return new Headers.Unusable(Refusal.replaced(work));
    } catch (IOException e) {
      return new Headers.Unusable(unreadable(work, path, e));
    }
  }

  private FitsFile fits(Path path) throws IOException {
    FitsFile fits = reader.read(path);
    boolean whole = !(fits.completeness() instanceof Truncated);
    return checksums && whole ? DataCheck.of(fits) : fits;
  }

  private static FileReading unreadable(FileWork work, Path path, IOException e) {
    if (e instanceof FitsException.Broken broken) {
      String message = withoutPath(broken, path).replaceFirst("^HDU \\d+, ", "");
      String advice = "Ask for the file again, or have it repaired.";
      return Refusal.failed(work, broken.hdu(), broken.offset(), broken.keyword(), message, advice)
          .with(List.of(broken.finding()));
    }
    if (e instanceof FitsException notFits) {
      String message = withoutPath(notFits, path);
      return Refusal.failed(work, null, "", message, "Remove it or replace it.")
          .with(List.of(notFits.finding()));
    }
    if (e instanceof AccessDeniedException) {
      return Refusal.unreadable(work, "permission denied", "Make it readable for this user.");
    }
    String advice = "Check the disk or the network file system; it is tried again by itself.";
    int attempts = e instanceof InVainException inVain ? inVain.attempts() : 1;
    return Refusal.unreadable(work, "cannot be read: " + e.getMessage(), advice).after(attempts);
  }

  private static String withoutPath(FitsException e, Path path) {
    String message = String.valueOf(e.getMessage());
    String prefix = path + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }
}

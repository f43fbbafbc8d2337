package org.fitsql.ingest.observation;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfile.DetectorRule;
import org.fitsql.fits.Completeness.Truncated;
import org.fitsql.fits.FitsException;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.RootnameWork;
import org.jspecify.annotations.Nullable;

/** Reads the headers of all files of one rootname that have to be read, each file once. */
public final class ObservationReader {
  private final Path archive;
  private final FitsReader reader;

  public ObservationReader(Path archive, FitsReader reader) {
    this.archive = archive;
    this.reader = reader;
  }

  /**
   * Reads them in order. A file that cannot be read spoils no other; one that names another
   * detector than the files before it is refused.
   */
  public List<FileReading> read(RootnameWork work) {
    List<FileReading> readings = new ArrayList<>();
    work.misplaced().forEach(misplaced -> readings.add(misplaced(misplaced)));
    Map<FileWork, FitsFile> whole = new LinkedHashMap<>();
    for (FileWork file : work.todo()) {
      Headers headers = headers(file);
      if (headers instanceof Headers.Whole complete) {
        whole.put(file, complete.fits());
      } else if (headers instanceof Headers.Unusable unusable) {
        readings.add(unusable.reading());
      }
    }
    String detector =
        knownDetector(work)
            .or(
                () ->
                    whole.entrySet().stream()
                        .flatMap(e -> named(e.getKey(), e.getValue()).stream())
                        .findFirst())
            .orElse(null);
    whole.forEach((file, fits) -> readings.add(check(file, fits, detector)));
    return readings;
  }

  private static Optional<String> knownDetector(RootnameWork work) {
    return work.known().stream()
        .filter(
            file ->
                file.state() == FileState.INGESTED
                    && work.todo().stream().noneMatch(f -> f.file().path().equals(file.path())))
        .flatMap(file -> Optional.ofNullable(file.detector()).stream())
        .findFirst();
  }

  private static Optional<String> named(FileWork work, FitsFile fits) {
    return work.profile().detector(primary(fits));
  }

  private static Header primary(FitsFile fits) {
    return fits.primary().map(Hdu::header).orElseThrow();
  }

  private sealed interface Headers {
    record Whole(FitsFile fits) implements Headers {}

    record Unusable(FileReading reading) implements Headers {}
  }

  private Headers headers(FileWork work) {
    Path path = archive.resolve(work.file().path());
    try {
      FitsFile fits = reader.read(path);
      if (fits.completeness() instanceof Truncated truncated) {
        return new Headers.Unusable(truncated(work, truncated));
      }
      return new Headers.Whole(fits);
    } catch (NoSuchFileException e) {
      return new Headers.Unusable(gone(work));
    } catch (IOException e) {
      return new Headers.Unusable(unreadable(work, path, e));
    }
  }

  private static FileReading unreadable(FileWork work, Path path, IOException e) {
    if (e instanceof FitsException.Broken broken) {
      String message = withoutPath(broken, path).replaceFirst("^HDU \\d+, ", "");
      String advice = "Ask for the file again, or have it repaired.";
      return failed(work, broken.hdu(), broken.keyword(), message, advice);
    }
    if (e instanceof FitsException notFits) {
      return failed(work, null, "", withoutPath(notFits, path), "Remove it or replace it.");
    }
    if (e instanceof AccessDeniedException) {
      return failed(work, null, "", "permission denied", "Make it readable for this user.");
    }
    String advice = "Check the disk or the network file system.";
    return failed(work, null, "", "cannot be read: " + e.getMessage(), advice);
  }

  private static String withoutPath(FitsException e, Path path) {
    String message = String.valueOf(e.getMessage());
    String prefix = path + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  private static FileReading check(
      FileWork work, FitsFile fits, @Nullable String detectorOfRootname) {
    InstrumentProfile profile = work.profile();
    Optional<String> mismatch = rootnameMismatch(work, primary(fits));
    if (mismatch.isPresent()) {
      return failed(
          work,
          0,
          String.valueOf(profile.rootnameKeyword()),
          mismatch.get(),
          "Rename the file to its rootname, or correct its header.");
    }
    Optional<String> named = named(work, fits);
    if (detectorOfRootname == null || (named.isEmpty() && saysOtherwise(work, fits))) {
      String message =
          "no detector of %s (%s) is named: %s"
              .formatted(
                  profile.id(), String.join(", ", profile.detectors()), detectorCards(work, fits));
      return failed(work, 0, tried(profile), message, "Correct the header or the profile.");
    }
    String detector = named.orElse(detectorOfRootname);
    if (!detector.equals(detectorOfRootname)) {
      String message =
          "the header says detector '%s', other files of its rootname say '%s'"
              .formatted(detector, detectorOfRootname);
      return failed(work, 0, tried(profile), message, "Find out which file is in a wrong place.");
    }
    return readable(work, fits, primary(fits), detector);
  }

  /** Whether a keyword that should name the detector is there and names none that is known. */
  private static boolean saysOtherwise(FileWork work, FitsFile fits) {
    return work.profile().detectorRules().stream()
        .anyMatch(rule -> primary(fits).text(rule.keyword()).filter(t -> !t.isBlank()).isPresent());
  }

  private static String detectorCards(FileWork work, FitsFile fits) {
    return work.profile().detectorRules().stream()
        .map(
            rule ->
                primary(fits)
                    .text(rule.keyword())
                    .map(text -> rule.keyword() + " = '" + text + "'")
                    .orElse(rule.keyword() + " is absent"))
        .collect(Collectors.joining(", "));
  }

  private static String tried(InstrumentProfile profile) {
    return String.join(", ", profile.detectorRules().stream().map(DetectorRule::keyword).toList());
  }

  private static FileReading readable(
      FileWork work, FitsFile fits, Header primary, String detector) {
    InstrumentProfile profile = work.profile();
    String proposal = profile.proposalKeyword();
    String proposalType = profile.proposalTypeKeyword();
    return new FileReading.Readable(
        work,
        fits,
        detector,
        proposal == null ? null : primary.whole(proposal).orElse(null),
        proposalType == null ? null : primary.text(proposalType).orElse(null));
  }

  private static Optional<String> rootnameMismatch(FileWork work, Header primary) {
    String keyword = work.profile().rootnameKeyword();
    if (keyword == null) {
      return Optional.empty();
    }
    String named = work.name().fullRootname();
    return primary
        .text(keyword)
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty() && !text.equals(named))
        .filter(text -> !text.equals(work.name().rootname()))
        .map(text -> keyword + " = '" + text + "' contradicts the file name, which says " + named);
  }

  private static FileReading truncated(FileWork work, Truncated truncated) {
    String where = truncated.inHeader() ? "its header has no END" : "its data are cut off";
    String message =
        "%s: the headers promise %,d bytes, the file has %,d"
            .formatted(where, truncated.expected(), truncated.actual());
    return unreadable(
        work,
        FileState.INCOMPLETE,
        truncated.hdu(),
        "",
        message,
        "It is read as soon as it grows; if it is not being written, copy it again.");
  }

  private static FileReading gone(FileWork work) {
    return unreadable(
        work,
        FileState.INCOMPLETE,
        null,
        "",
        "it is no longer there",
        "If it was moved or replaced, the next run takes it.");
  }

  private static FileReading misplaced(RootnameWork.Misplaced misplaced) {
    String message =
        "it would overwrite the rows of "
            + misplaced.rival()
            + ", which has the same rootname "
            + misplaced.work().name().rootname()
            + " and another place or name";
    return failed(misplaced.work(), null, "", message, "Keep one of the two in the archive.");
  }

  private static FileReading failed(
      FileWork work, @Nullable Integer hdu, String keyword, String message, String advice) {
    return unreadable(work, FileState.FAILED, hdu, keyword, message, advice);
  }

  private static FileReading unreadable(
      FileWork work,
      FileState state,
      @Nullable Integer hdu,
      String keyword,
      String message,
      String advice) {
    Severity severity = state == FileState.INCOMPLETE ? Severity.INCOMPLETE : Severity.FAILURE;
    return new FileReading.Unreadable(
        work,
        state,
        new Trouble(
            severity,
            Stage.HEADER,
            work.file().path(),
            work.name().rootname(),
            hdu,
            keyword,
            message,
            advice));
  }
}

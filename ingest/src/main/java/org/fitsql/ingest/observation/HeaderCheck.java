package org.fitsql.ingest.observation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfile.DetectorRule;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.fitsql.ingest.inventory.FileWork;
import org.jspecify.annotations.Nullable;

/** Judges whether the primary header of a file agrees with its name and with its siblings. */
final class HeaderCheck {
  private HeaderCheck() {}

  /** The detector that the header names, lower case. */
  static Optional<String> named(FileWork work, FitsFile fits) {
    return isFixed(work) ? Optional.empty() : work.profile().detector(primary(fits));
  }

  private static boolean isFixed(FileWork work) {
    return work.profile().fixedDetector(work.name().filetype()).isPresent();
  }

  private static Header primary(FitsFile fits) {
    return fits.primary().map(Hdu::header).orElseThrow();
  }

  /**
   * @param detectorOfRootname what the other files of the rootname say, or null
   */
  static FileReading check(FileWork work, FitsFile fits, @Nullable String detectorOfRootname) {
    InstrumentProfile profile = work.profile();
    Optional<String> mismatch = rootnameMismatch(work, primary(fits));
    if (mismatch.isPresent()) {
      return Refusal.failed(
          work,
          0,
          String.valueOf(profile.rootnameKeyword()),
          mismatch.get(),
          "Rename the file to its rootname, or correct its header.");
    }
    Optional<String> fixed = profile.fixedDetector(work.name().filetype());
    if (fixed.isPresent()) {
      return readable(work, fits, primary(fits), fixed.get());
    }
    Optional<String> named = named(work, fits);
    if (detectorOfRootname == null || (named.isEmpty() && saysOtherwise(work, fits))) {
      String message =
          "no detector of %s (%s) is named: %s"
              .formatted(
                  profile.id(), String.join(", ", profile.detectors()), detectorCards(work, fits));
      return Refusal.failed(work, 0, tried(profile), message, "Correct the header or the profile.");
    }
    String detector = named.orElse(detectorOfRootname);
    if (!detector.equals(detectorOfRootname)) {
      String message =
          "the header says detector '%s', other files of its rootname say '%s'"
              .formatted(detector, detectorOfRootname);
      return Refusal.failed(
          work, 0, tried(profile), message, "Find out which file is in a wrong place.");
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
        proposalType == null ? null : primary.text(proposalType).orElse(null),
        List.of());
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
}

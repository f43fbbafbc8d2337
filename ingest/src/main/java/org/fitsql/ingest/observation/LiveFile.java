package org.fitsql.ingest.observation;

import java.util.Optional;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.scan.ScannedFile;
import org.jspecify.annotations.Nullable;

/** A file whose rows are, or are about to be, in the database. */
record LiveFile(
    ScannedFile file,
    ObservationName name,
    String detector,
    @Nullable Long proposal,
    @Nullable String proposalType) {

  static LiveFile of(FileReading.Readable reading) {
    return new LiveFile(
        reading.work().file(),
        reading.work().name(),
        reading.detector(),
        reading.proposal(),
        reading.proposalType());
  }

  /** Empty where the file has no rows. */
  static Optional<LiveFile> of(InventoryFile known, InstrumentProfile profile) {
    String detector = known.detector();
    if (!known.mayHaveRows() || detector == null) {
      return Optional.empty();
    }
    return profile
        .filenames()
        .parse(known.path())
        .map(
            name ->
                new LiveFile(
                    known.found(), name, detector, known.proposal(), known.proposalType()));
  }
}

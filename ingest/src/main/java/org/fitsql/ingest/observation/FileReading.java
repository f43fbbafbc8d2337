package org.fitsql.ingest.observation;

import java.util.List;
import org.fitsql.fits.Finding;
import org.fitsql.fits.FitsFile;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.jspecify.annotations.Nullable;

/** What reading the headers of one file gave. */
public sealed interface FileReading {

  FileWork work();

  /**
   * Its headers are whole and agree with its name.
   *
   * @param detector lower case, as the profile spells it
   * @param proposal proposal number, or null where the header has none
   * @param proposalType or null
   * @param corrections what became of the corrections that concern it; {@code fits} has the
   *     corrected values
   */
  record Readable(
      FileWork work,
      FitsFile fits,
      String detector,
      @Nullable Long proposal,
      @Nullable String proposalType,
      List<CorrectionOutcome> corrections)
      implements FileReading {

    Readable with(List<CorrectionOutcome> outcomes) {
      return new Readable(work, fits, detector, proposal, proposalType, outcomes);
    }
  }

  /**
   * It cannot be ingested as it is.
   *
   * @param state {@link FileState#FAILED}, {@link FileState#INCOMPLETE} or {@link
   *     FileState#UNREADABLE}
   * @param findings departures from the FITS standard, or null where it was not checked
   */
  record Unreadable(
      FileWork work, FileState state, Trouble trouble, @Nullable List<Finding> findings)
      implements FileReading {

    /** One that was not checked. */
    public Unreadable(FileWork work, FileState state, Trouble trouble) {
      this(work, state, trouble, null);
    }

    /** The same after as many attempts. */
    Unreadable after(int attempts) {
      return new Unreadable(work, state, trouble.after(attempts), findings);
    }

    Unreadable with(List<Finding> found) {
      return new Unreadable(work, state, trouble, found);
    }
  }

  /** Departures from the FITS standard, or null where the file was not checked. */
  default @Nullable List<Finding> found() {
    return this instanceof Unreadable unreadable
        ? unreadable.findings()
        : ((Readable) this).fits().findings();
  }
}

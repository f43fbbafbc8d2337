package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.inventory.FileWork;

/** Collects what columns cannot hold, to be told once per file. */
final class Misfits {
  private static final int NAMED = 5;
  private final FileWork work;
  private final List<Trouble> noTables = new ArrayList<>();
  private final List<String> named = new ArrayList<>();
  private long count;
  private int firstHdu = -1;
  private String firstKeyword = "";

  Misfits(FileWork work) {
    this.work = work;
  }

  /**
   * @param reason in words, naming keyword, value, column and type
   */
  void add(Hdu hdu, String keyword, String reason) {
    if (count == 0) {
      firstHdu = hdu.index();
      firstKeyword = keyword;
    }
    count++;
    if (named.size() < NAMED) {
      named.add(hdu.label() + " " + reason);
    }
  }

  void noTable(Hdu hdu, String detector) {
    noTables.add(
        trouble(
            hdu.index(),
            "",
            "%s: %s has no header table for %s %s extension %d"
                .formatted(
                    hdu.label(),
                    work.profile().id(),
                    detector,
                    work.name().filetype(),
                    hdu.index()),
            "Its cards are kept; add a definition file to give it columns."));
  }

  /** How many values are NULL because their column cannot hold them. */
  long count() {
    return count;
  }

  void tell(Consumer<Trouble> troubles) {
    noTables.forEach(troubles);
    if (count == 0) {
      return;
    }
    String more = count > NAMED ? " and " + (count - NAMED) + " more" : "";
    troubles.accept(
        trouble(
            firstHdu,
            firstKeyword,
            "columns cannot hold " + String.join("; ", named) + more,
            "They are NULL, and verbatim in the cards; widen the column if they are right."));
  }

  private Trouble trouble(int hdu, String keyword, String message, String advice) {
    return new Trouble(
        Severity.WARNING,
        Stage.ROWS,
        work.file().path(),
        work.name().rootname(),
        hdu,
        keyword,
        message,
        advice);
  }
}

package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.inventory.FileWork;

/** Collects what columns cannot hold, and tells it once per file. */
final class Misfits {
  private static final int NAMED = 5;
  private final FileWork work;
  private final Consumer<Trouble> troubles;
  private final List<String> values = new ArrayList<>();
  private int firstHdu = -1;
  private String firstKeyword = "";

  Misfits(FileWork work, Consumer<Trouble> troubles) {
    this.work = work;
    this.troubles = troubles;
  }

  HeaderRowMaker.MisfitListener of(Hdu hdu) {
    return (keyword, value, reason) -> {
      if (values.isEmpty()) {
        firstHdu = hdu.index();
        firstKeyword = keyword;
      }
      values.add(hdu.label() + " " + reason);
    };
  }

  void noTable(Hdu hdu, String detector) {
    tell(
        hdu.index(),
        "",
        "%s: %s has no header table for %s %s extension %d"
            .formatted(
                hdu.label(), work.profile().id(), detector, work.name().filetype(), hdu.index()),
        "Its cards are kept; add a definition file to give it columns.");
  }

  void tell() {
    if (values.isEmpty()) {
      return;
    }
    String more = values.size() > NAMED ? " and " + (values.size() - NAMED) + " more" : "";
    tell(
        firstHdu,
        firstKeyword,
        "columns cannot hold "
            + String.join("; ", values.subList(0, Math.min(NAMED, values.size())))
            + more,
        "They are NULL, and verbatim in the cards; widen the column if they are right.");
  }

  private void tell(int hdu, String keyword, String message, String advice) {
    troubles.accept(
        new Trouble(
            Severity.WARNING,
            Stage.ROWS,
            work.file().path(),
            work.name().rootname(),
            hdu,
            keyword,
            message,
            advice));
  }
}

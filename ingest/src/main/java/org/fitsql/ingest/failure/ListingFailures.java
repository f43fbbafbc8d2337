package org.fitsql.ingest.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.failure.OpenFailures.Known;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Unit;

/**
 * Failures of listing the archive: a directory that cannot be read, an archive that is half gone.
 * Every run lists everything, so what it no longer meets is over.
 */
public final class ListingFailures {
  private final OpenFailures failures;

  public ListingFailures(OpenFailures failures) {
    this.failures = failures;
  }

  /** The changes at the end of a run that listed the whole archive, a unit per directory. */
  public List<Unit> changes(List<Trouble> troubles) {
    Map<String, Trouble> met = new LinkedHashMap<>();
    troubles.stream()
        .filter(trouble -> trouble.stage() == Stage.SCAN)
        .filter(trouble -> trouble.severity() != Severity.WARNING)
        .forEach(trouble -> met.putIfAbsent(trouble.path(), trouble));
    Map<String, Long> attempts = new HashMap<>();
    failures.ofListing().forEach(known -> attempts.put(known.path(), known.attempts()));
    List<Unit> units = new ArrayList<>();
    met.forEach(
        (path, trouble) -> {
          long attempt = attempts.getOrDefault(path, 0L) + 1;
          units.add(new Unit(path, List.of(failures.opened(trouble, attempt, attempt))));
        });
    for (Known known : failures.ofListing()) {
      List<RowChange> over =
          met.containsKey(known.path()) ? List.of() : failures.closed(known.path(), null);
      if (!over.isEmpty()) {
        units.add(new Unit(known.path(), over));
      }
    }
    return units;
  }
}

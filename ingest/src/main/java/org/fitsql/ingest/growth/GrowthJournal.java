package org.fitsql.ingest.growth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.ingest.growth.GrowthReport.Added;
import org.fitsql.ingest.growth.GrowthReport.Unknown;
import org.fitsql.ingest.growth.GrowthReport.Widened;
import org.fitsql.orm.SchemaGrowth.Denied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note of what grows in one run, and of what does not. Thread-safe. */
final class GrowthJournal {
  private static final Logger log = LoggerFactory.getLogger(GrowthJournal.class);

  private final List<Added> added = new ArrayList<>();
  private final List<Widened> widened = new ArrayList<>();
  private final Map<List<String>, Unknown> unknown = new LinkedHashMap<>();
  private final Map<String, Denied> denied = new LinkedHashMap<>();
  private long misfits;
  private long columnsAdded;
  private long columnsWidened;

  synchronized void misfits(long number) {
    misfits += number;
  }

  synchronized void added(TablePlace place, ColumnDefinition column, Sighting seen) {
    columnsAdded++;
    Added entry =
        new Added(
            place.name(),
            column.column(),
            column.keyword(),
            column.type().word(),
            seen.path(),
            seen.hdu());
    log.info("{}", entry.words());
    if (added.size() < GrowthReport.LISTED) {
      added.add(entry);
    }
  }

  synchronized void widened(Wish why, ColumnType from, ColumnDefinition to) {
    columnsWidened++;
    Widened entry =
        new Widened(
            why.place().name(),
            to.column(),
            from.word(),
            to.type().word(),
            why.seen().path(),
            why.seen().hdu(),
            why.keyword(),
            why.value().literal());
    log.info("{}", entry.words());
    if (widened.size() < GrowthReport.LISTED) {
      widened.add(entry);
    }
  }

  /** A file that has a keyword without a column; told again, it counts one file more. */
  synchronized void unknown(Wish wish, String reason) {
    List<String> key = List.of(wish.place().name(), wish.keyword());
    Unknown known = unknown.get(key);
    if (known == null && unknown.size() >= GrowthReport.LISTED) {
      return;
    }
    Unknown entry =
        known == null
            ? new Unknown(
                wish.place().name(),
                wish.keyword(),
                1,
                wish.seen().path(),
                wish.seen().hdu(),
                reason)
            : new Unknown(
                known.table(),
                known.keyword(),
                known.files() + 1,
                known.path(),
                known.hdu(),
                known.reason());
    unknown.put(key, entry);
  }

  synchronized void denied(Collection<Denied> statements) {
    for (Denied statement : statements) {
      if (denied.putIfAbsent(statement.statement(), statement) == null) {
        log.warn("not allowed: {}; ({})", statement.statement(), statement.reason());
      }
    }
  }

  synchronized GrowthReport report() {
    return new GrowthReport(
        misfits,
        columnsAdded,
        columnsWidened,
        List.copyOf(added),
        List.copyOf(widened),
        List.copyOf(unknown.values()),
        List.copyOf(denied.values()));
  }
}

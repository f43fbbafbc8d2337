package org.fitsql.definitions.sampling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.fits.Completeness.Truncated;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;

/**
 * Looks at the headers of FITS files, one after the other or several at once, and keeps for every
 * keyword of every table a fixed number of counters: memory grows with the number of keywords and
 * not with the number of files. What {@link #survey()} says does not depend on the order in which
 * files came. Safe to share between threads.
 */
public final class DefinitionSampler {

  private static final int LISTED = 100;
  private static final int LAST_EXTENSION = 9_999; // as table names have it

  private final List<InstrumentProfile> profiles;
  private final FitsReader reader;
  private final CellReader cells = new CellReader();
  private final Map<TableKey, TableCounter> tables = new ConcurrentHashMap<>();
  private final LongAdder files = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final TreeMap<String, String> failures = new TreeMap<>();
  private final Few otherFiletypes = new Few(LISTED);
  private final Few otherHdus = new Few(LISTED);

  /**
   * @param profiles the instruments to look for; the first whose naming convention fits a file has
   *     it
   */
  public DefinitionSampler(List<InstrumentProfile> profiles, FitsReader reader) {
    this.profiles = List.copyOf(profiles);
    this.reader = reader;
  }

  /** Looks at one file. One that cannot be used is counted and listed with the reason. */
  public void add(Path file) {
    String filename = String.valueOf(file.getFileName());
    for (InstrumentProfile profile : profiles) {
      Optional<ObservationName> name = profile.parse(filename);
      if (name.isPresent()) {
        add(file, profile, name.get().filetype());
        return;
      }
    }
    unknown.increment();
  }

  private void add(Path file, InstrumentProfile profile, String filetype) {
    if (!profile.filetypes().contains(filetype)) {
      count(otherFiletypes, profile.id() + " " + filetype);
      return;
    }
    try {
      add(file, profile, filetype, reader.read(file));
    } catch (IOException e) {
      fail(file, String.valueOf(e.getMessage()));
    }
  }

  private void add(Path file, InstrumentProfile profile, String filetype, FitsFile fits) {
    if (fits.completeness() instanceof Truncated truncated) {
      fail(
          file,
          "ends in HDU %d: its headers promise %d bytes, it has %d"
              .formatted(truncated.hdu(), truncated.expected(), truncated.actual()));
      return;
    }
    Optional<String> detector =
        profile
            .fixedDetector(filetype)
            .or(() -> fits.primary().map(Hdu::header).flatMap(profile::detector));
    if (detector.isEmpty()) {
      fail(file, "no keyword of the primary header says the detector: " + keywords(profile));
      return;
    }
    files.increment();
    for (Hdu hdu : fits.hdus()) {
      add(hdu, profile, detector.get() + "_" + filetype + "_" + hdu.index());
    }
  }

  private static String keywords(InstrumentProfile profile) {
    return profile.detectorRules().stream()
        .map(InstrumentProfile.DetectorRule::keyword)
        .collect(Collectors.joining(", "));
  }

  private void add(Hdu hdu, InstrumentProfile profile, String table) {
    String extname =
        hdu.type() == HduType.PRIMARY
            ? HduType.PRIMARY.name()
            : hdu.extname().toUpperCase(Locale.ROOT);
    HeaderCards cards =
        HeaderCards.of(
            hdu.header(), hdu.type() == HduType.PRIMARY ? profile.repeated() : List.of());
    if (profile.extensions().contains(extname) && hdu.index() <= LAST_EXTENSION) {
      table(profile, table).add(cards.row());
    } else {
      count(otherHdus, profile.id() + " " + (extname.isEmpty() ? "(no EXTNAME)" : extname));
    }
    cards.repeated().forEach((group, rows) -> rows.values().forEach(repeated(profile, group)::add));
  }

  private TableCounter table(InstrumentProfile profile, String table) {
    return tables.computeIfAbsent(
        new TableKey(profile.id(), table, false),
        key ->
            new TableCounter(
                key,
                TableDefinition.OWN_COLUMNS,
                Optional.ofNullable(profile.tables().get(table))
                    .map(TableDefinition::columns)
                    .orElse(List.of()),
                cells));
  }

  private TableCounter repeated(InstrumentProfile profile, RepeatedKeywords group) {
    return tables.computeIfAbsent(
        new TableKey(profile.id(), group.table(), true),
        key -> new TableCounter(key, group.ownColumns(), group.columns(), cells));
  }

  private static void count(Few few, String text) {
    synchronized (few) {
      few.add(text);
    }
  }

  /** Counts and lists a file, or a folder, that cannot be used. */
  public void fail(Path file, String reason) {
    failed.increment();
    synchronized (failures) {
      failures.put(file.toString(), reason);
      if (failures.size() > LISTED) {
        failures.pollLastEntry();
      }
    }
  }

  /** What was seen so far; ask when no file is under way. */
  public Survey survey() {
    return new Survey(
        tables.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getValue().survey())
            .toList(),
        files.sum(),
        unknown.sum(),
        failed.sum(),
        new TreeMap<>(failures),
        otherFiletypes.counts(),
        otherHdus.counts());
  }
}

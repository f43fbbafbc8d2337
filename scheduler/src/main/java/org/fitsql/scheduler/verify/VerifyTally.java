package org.fitsql.scheduler.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fitsql.orm.RowChange;
import org.fitsql.scheduler.RunListener;

/** Counts what is found and tells its listener. Thread-safe. */
final class VerifyTally {
  /** Things to mend that are kept, so that memory stays bounded however much is broken. */
  private static final int KEPT = 20_000;

  private final RunListener listener;
  private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
  private final List<Difference> differences = new ArrayList<>();
  private final Set<String> rootnames = new TreeSet<>();
  private final List<RowChange.Delete> deletions = new ArrayList<>();
  private final Set<String> orphans = new TreeSet<>();
  private final Set<String> tables = new TreeSet<>();
  private boolean orphanedImages;
  private boolean complete = true;
  private long listed;
  private long found;
  private long busy;
  private Checked checked = Checked.NOTHING;

  /** How much was looked at. */
  record Checked(long observations, long files, long hdus, long values, long images) {
    static final Checked NOTHING = new Checked(0, 0, 0, 0, 0);

    Checked and(Checked other) {
      return new Checked(
          observations + other.observations,
          files + other.files,
          hdus + other.hdus,
          values + other.values,
          images + other.images);
    }
  }

  VerifyTally(RunListener listener) {
    this.listener = listener;
  }

  synchronized void page(long files, long observations, boolean last) {
    listed += files;
    found += observations;
    listener.found(listed, found, last);
  }

  synchronized void checked(String rootname, Checked more) {
    checked = checked.and(more);
    listener.finished(rootname);
  }

  synchronized void busy(long observations) {
    busy += observations;
  }

  synchronized void add(Difference difference) {
    counts.merge(difference.kind(), 1L, Long::sum);
    if (differences.size() < VerifySummary.LISTED) {
      differences.add(difference);
    }
    if (isMendedByIngest(difference)) {
      keep(rootnames, difference.rootname());
    }
    orphanedImages |= difference.kind() == Difference.Kind.ORPHAN_IMAGE;
    listener.trouble(difference.trouble());
  }

  private static boolean isMendedByIngest(Difference difference) {
    return switch (difference.kind()) {
      case INVENTORY, CARDS, ROW, COLUMN, IMAGE -> !difference.rootname().isEmpty();
      default -> false;
    };
  }

  synchronized void mend(RowChange.Delete deletion) {
    if (deletions.size() < KEPT) {
      deletions.add(deletion);
    } else {
      complete = false;
    }
  }

  synchronized void mendOrphan(String rootname) {
    keep(orphans, rootname);
  }

  synchronized void mendTable(String table) {
    tables.add(table);
  }

  private void keep(Set<String> kept, String rootname) {
    if (kept.size() < KEPT || kept.contains(rootname)) {
      kept.add(rootname);
    } else {
      complete = false;
    }
  }

  synchronized VerifySummary summary(Duration elapsed, String interrupted) {
    return new VerifySummary(
        elapsed,
        listed,
        checked.observations(),
        checked.files(),
        checked.hdus(),
        checked.values(),
        checked.images(),
        busy,
        new EnumMap<>(counts),
        List.copyOf(differences),
        new VerifySummary.Mending(
            Set.copyOf(rootnames),
            List.copyOf(deletions),
            Set.copyOf(orphans),
            Set.copyOf(tables),
            orphanedImages,
            complete),
        interrupted);
  }
}

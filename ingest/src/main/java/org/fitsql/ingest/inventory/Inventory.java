package org.fitsql.ingest.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fitsql.ingest.scan.Page;
import org.fitsql.ingest.scan.ScannedFile;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/** Reads table {@code files}. An inventory without a database knows no file. */
public final class Inventory {
  private static final int VALUES_PER_QUERY = 500;
  private static final String COLUMNS =
      "path, size, mtime, inode, rootname, full_rootname, filetype, detector, proposid,"
          + " proposal_type, header_hash, version, corrections, state, quicklook, attempts,"
          + " next_attempt, findings, message, first_ingest_date, last_ingest_date, settled";

  private final @Nullable Database database;

  private Inventory(@Nullable Database database) {
    this.database = database;
  }

  /** The inventory of a database whose schema is up to date. */
  public static Inventory of(Database database) {
    return new Inventory(database);
  }

  /** An inventory that knows no file. */
  public static Inventory empty() {
    return new Inventory(null);
  }

  /** All files ever seen in the branches that a page covers. */
  public List<InventoryFile> filesOf(Page page) {
    if (page.open() != null) {
      return in("branch", page.open());
    }
    if (page.alone().isPresent()) {
      return select("branch = ?", List.of(page.alone().get()));
    }
    List<Object> bounds = new ArrayList<>();
    StringBuilder where = new StringBuilder("1 = 1");
    if (page.after() != null) {
      where.append(" and branch > ?");
      bounds.add(page.after());
    }
    if (page.last() != null) {
      where.append(" and branch <= ?");
      bounds.add(page.last());
    }
    return select(where.toString(), bounds);
  }

  /** All files ever seen of some observations, wherever they lie or lay. */
  public List<InventoryFile> filesOf(Collection<String> rootnames) {
    return in("rootname", rootnames);
  }

  private List<InventoryFile> in(String column, Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<InventoryFile> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += VALUES_PER_QUERY) {
      List<String> some = all.subList(from, Math.min(all.size(), from + VALUES_PER_QUERY));
      String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
      found.addAll(select(column + " in (" + marks + ")", some));
    }
    return found;
  }

  /**
   * Branches that a run need not look into as long as they are as they were; null where this
   * inventory knows no file.
   *
   * @param drawing whether images that were left out have to be drawn
   * @param only these branches, or null for all
   */
  public @Nullable KnownBranches branches(
      Settlement settlement, boolean drawing, @Nullable Collection<String> only) {
    return database == null ? null : KnownBranches.read(database, settlement, drawing, only);
  }

  /** How many files are known that had not vanished. */
  public long liveFiles() {
    return database == null
        ? 0
        : database
            .query(
                "select count(*) from files where state <> 'vanished'",
                List.of(),
                row -> Objects.requireNonNull(row.whole(1)))
            .get(0);
  }

  /**
   * How many files have no images because none were wanted when they were ingested.
   *
   * @param wanted filetypes that get images now, by the id of the instrument
   */
  public long undrawn(Map<String, Set<String>> wanted) {
    return database == null
        ? 0
        : database
            .query(
                "select instrument, filetype, count(*) from files"
                    + " where state = 'ingested' and quicklook = 'none'"
                    + " group by instrument, filetype",
                List.of(),
                row ->
                    wanted
                            .getOrDefault(Objects.requireNonNullElse(row.text(1), ""), Set.of())
                            .contains(Objects.requireNonNullElse(row.text(2), ""))
                        ? Objects.requireNonNull(row.whole(3))
                        : 0L)
            .stream()
            .mapToLong(Long::longValue)
            .sum();
  }

  private List<InventoryFile> select(String where, List<?> parameters) {
    return database == null
        ? List.of()
        : database.query(
            "select " + COLUMNS + " from files where " + where, parameters, Inventory::read);
  }

  private static InventoryFile read(ResultRow row) {
    ScannedFile found =
        new ScannedFile(
            Objects.requireNonNull(row.text(1)),
            Objects.requireNonNull(row.whole(2)),
            Objects.requireNonNull(row.dateTime(3)),
            Objects.requireNonNullElse(row.text(4), ""));
    return new InventoryFile(
        found,
        row.text(5),
        row.text(6),
        row.text(7),
        row.text(8),
        row.whole(9),
        row.text(10),
        row.text(11),
        Objects.requireNonNullElse(row.whole(12), 0L),
        row.text(13),
        FileState.of(Objects.requireNonNull(row.text(14))),
        QuicklookState.of(Objects.requireNonNullElse(row.text(15), "none")),
        Objects.requireNonNullElse(row.whole(16), 0L),
        row.dateTime(17),
        row.whole(18),
        row.text(19),
        row.dateTime(20),
        row.dateTime(21),
        row.whole(22));
  }
}

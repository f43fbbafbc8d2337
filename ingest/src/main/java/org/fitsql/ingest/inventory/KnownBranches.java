package org.fitsql.ingest.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.fitsql.ingest.inventory.Settlement.Kind;
import org.fitsql.ingest.scan.FileDigest;
import org.fitsql.ingest.scan.SettledBranches;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * The branches of the inventory, one number each: an index over {@code files} tells them all
 * without a look at a single row.
 */
public final class KnownBranches implements SettledBranches {
  private static final int BRANCHES_PER_QUERY = 500;
  private static final String NUMBERS = numbers();

  private final NavigableMap<String, Branch> branches = new TreeMap<>();
  private final Settlement settlement;
  private final boolean drawing;

  /**
   * @param rows files that have not vanished
   * @param sum of the digests of those that are settled, modulo 2<sup>64</sup>
   * @param kinds how many are settled, by kind
   */
  private record Branch(long rows, long sum, List<Long> kinds) {
    long of(Kind kind) {
      return kinds.get(kind.ordinal());
    }

    long settled() {
      return kinds.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Files that a run passed over.
   *
   * @param unchanged ingested
   * @param failed that failed for good
   * @param incomplete not complete
   * @param noProfile of no profile
   */
  public record Counts(long unchanged, long failed, long incomplete, long noProfile) {}

  private KnownBranches(Settlement settlement, boolean drawing) {
    this.settlement = settlement;
    this.drawing = drawing;
  }

  /**
   * Reads them.
   *
   * @param drawing whether images that were left out have to be drawn
   * @param only these branches, or null for all
   */
  static KnownBranches read(
      Database database,
      Settlement settlement,
      boolean drawing,
      @Nullable Collection<String> only) {
    KnownBranches known = new KnownBranches(settlement, drawing);
    if (only == null) {
      database.forEach(NUMBERS + " group by branch", List.of(), known::put);
      return known;
    }
    List<String> all = List.copyOf(only);
    for (int from = 0; from < all.size(); from += BRANCHES_PER_QUERY) {
      List<String> some = all.subList(from, Math.min(all.size(), from + BRANCHES_PER_QUERY));
      String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
      database.forEach(
          NUMBERS + " where branch in (" + marks + ") group by branch", some, known::put);
    }
    return known;
  }

  private static String numbers() {
    StringBuilder sql = new StringBuilder("select branch, count(*), sum(settled)");
    sql.append(", sum(case when settled = 0 then 1 else 0 end)");
    for (Kind kind : Kind.values()) {
      sql.append(", sum(case when mod(settled, 8) = ").append(kind.ordinal());
      sql.append(" then 1 else 0 end)");
    }
    return sql.append(" from files").toString();
  }

  private void put(ResultRow row) {
    long vanished = number(row, 4);
    List<Long> kinds = new ArrayList<>();
    String text = row.text(3);
    long sum = text == null ? 0 : new BigDecimal(text).toBigInteger().longValue();
    for (Kind kind : Kind.values()) {
      long count = number(row, 5 + kind.ordinal());
      kinds.add(kind.ordinal() == 0 ? count - vanished : count);
      sum -= kind.ordinal() * count;
    }
    branches.put(
        Objects.requireNonNullElse(row.text(1), ""),
        new Branch(number(row, 2) - vanished, sum, kinds));
  }

  private static long number(ResultRow row, int column) {
    return Objects.requireNonNullElse(row.whole(column), 0L);
  }

  @Override
  public FileDigest digest() {
    return settlement.digest();
  }

  @Override
  public boolean isSettled(String name, long files, long sum) {
    Branch branch = branches.get(name);
    if (branch == null) {
      return files == 0;
    }
    return branch.rows == files
        && branch.settled() == files
        && branch.sum == sum
        && !(drawing && branch.of(Kind.IMAGES_DUE) > 0);
  }

  @Override
  public Collection<String> known(@Nullable String after, @Nullable String last) {
    NavigableMap<String, Branch> some = branches;
    if (after != null) {
      some = some.tailMap(after, false);
    }
    if (last != null) {
      some = some.headMap(last, true);
    }
    return Collections.unmodifiableSet(some.keySet());
  }

  /** What the files of some branches are that were passed over. */
  public Counts counts(Collection<String> settled) {
    long[] kinds = new long[Kind.values().length];
    for (String name : settled) {
      Branch branch = branches.get(name);
      for (int i = 0; branch != null && i < kinds.length; i++) {
        kinds[i] += branch.kinds.get(i);
      }
    }
    return new Counts(
        kinds[Kind.DONE.ordinal()] + kinds[Kind.IMAGES_DUE.ordinal()],
        kinds[Kind.FAILED.ordinal()],
        kinds[Kind.INCOMPLETE.ordinal()],
        kinds[Kind.NO_PROFILE.ordinal()]);
  }

  /** How many files are known that had not vanished; of all branches that were read. */
  public long liveFiles() {
    return branches.values().stream().mapToLong(Branch::rows).sum();
  }
}

package org.fitsql.scheduler.shards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.orm.Database;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;

/**
 * Which shard writes which observation, where its files lie in several: the first that asks. A
 * shard that is begun again by another process keeps what it has. Rows of table {@code
 * shard_claims}, for as long as the shared run lasts.
 */
public final class RootnameClaims {
  private static final int AT_ONCE = 500;

  private final Database database;
  private final Table table;

  /**
   * @param table {@code shard_claims}
   */
  public RootnameClaims(Database database, Table table) {
    this.database = database;
    this.table = table;
  }

  /** Takes what no other shard has taken, and gives what {@code shard} has then. */
  public Set<String> take(Shard shard, List<String> rootnames) {
    // in one order everywhere, so that two processes wait for each other and not crosswise
    List<String> ordered = List.copyOf(new TreeSet<>(rootnames));
    Set<String> mine = new HashSet<>();
    for (int from = 0; from < ordered.size(); from += AT_ONCE) {
      List<String> some = ordered.subList(from, Math.min(ordered.size(), from + AT_ONCE));
      claim(shard, some);
      mine.addAll(owned(shard, some));
    }
    return mine;
  }

  private void claim(Shard shard, List<String> rootnames) {
    RowShape rows = new RowShape(table);
    List<RowChange> changes = new ArrayList<>();
    for (String rootname : rootnames) {
      changes.add(rows.row().set("rootname", rootname).set("shard", shard.name()).upsert());
    }
    write(new Unit("claims of shard " + shard.name(), changes));
  }

  private List<String> owned(Shard shard, List<String> rootnames) {
    List<Object> parameters = new ArrayList<>(rootnames);
    parameters.add(shard.name());
    return database.query(
        "select rootname from shard_claims where rootname in ("
            + String.join(", ", Collections.nCopies(rootnames.size(), "?"))
            + ") and shard = ?",
        parameters,
        row -> Objects.requireNonNull(row.text(1)));
  }

  /** Gives all of them back; no shard is under way. */
  public void clear() {
    List<String> all;
    do {
      all =
          database.query(
              "select rootname from shard_claims order by rootname limit " + AT_ONCE,
              List.of(),
              row -> Objects.requireNonNull(row.text(1)));
      if (!all.isEmpty()) {
        write(new Unit("claims of shards", all.stream().map(this::delete).toList()));
      }
    } while (!all.isEmpty());
  }

  private RowChange delete(String rootname) {
    return new RowChange.Delete(table, List.of("rootname"), new Object[] {rootname});
  }

  private void write(Unit unit) {
    if (database.write(List.of(unit)).get(0) instanceof UnitOutcome.Refused refused) {
      throw refused.cause();
    }
  }
}

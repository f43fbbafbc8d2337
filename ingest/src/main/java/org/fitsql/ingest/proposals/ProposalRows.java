package org.fitsql.ingest.proposals;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.observation.RunStamp;
import org.fitsql.ingest.proposals.ProposalEntry.About;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;

/**
 * Table {@code proposals}, which keeps the list for runs that are given none, and the observations
 * that a change of the list concerns. Each proposal is changed with its observations in one
 * transaction, and no file is read for it.
 */
public final class ProposalRows {
  private static final int AT_ONCE = 200;
  private static final String STORED =
      "SELECT proposid, rootname, proposal_type, release_date, line FROM proposals";

  private final Database database;
  private final Table table;
  private final RowShape rows;
  private final MasterRows master;
  private final RunStamp stamp;

  public ProposalRows(Database database, CatalogTables tables, RunStamp stamp) {
    this.database = database;
    this.table = tables.own("proposals");
    this.rows = new RowShape(table);
    this.master = new MasterRows(database, tables.own("master"));
    this.stamp = stamp;
  }

  /**
   * What became of a list.
   *
   * @param inForce the list from now on
   * @param changed proposals and observations of which it says something else than before
   * @param observations whose rows changed
   */
  public record Outcome(Proposals inForce, int changed, int observations) {}

  /** The list as it was given last. */
  public Proposals stored() {
    return new Proposals(read().values());
  }

  /** Brings table and observations to what a list says. */
  public Outcome update(ProposalList list) {
    Map<About, ProposalEntry> stored = read();
    Map<About, ProposalEntry> wanted = new LinkedHashMap<>();
    list.unclear().stream()
        .filter(stored::containsKey)
        .forEach(about -> wanted.put(about, Objects.requireNonNull(stored.get(about))));
    list.entries().forEach(entry -> wanted.put(entry.about(), entry));
    Set<About> changed = new LinkedHashSet<>();
    wanted.forEach(
        (about, entry) -> {
          ProposalEntry known = stored.get(about);
          if (known == null || !known.saysAs(entry)) {
            changed.add(about);
          }
        });
    stored.keySet().stream().filter(about -> !wanted.containsKey(about)).forEach(changed::add);
    Proposals inForce = new Proposals(wanted.values());
    return new Outcome(inForce, changed.size(), write(List.copyOf(changed), wanted, inForce));
  }

  private Map<About, ProposalEntry> read() {
    Map<About, ProposalEntry> entries = new HashMap<>();
    database.forEach(
        STORED,
        List.of(),
        row -> {
          ProposalEntry entry = entry(row);
          entries.put(entry.about(), entry);
        });
    return entries;
  }

  private static ProposalEntry entry(ResultRow row) {
    About about =
        new About(
            Objects.requireNonNullElse(row.whole(1), 0L),
            Objects.requireNonNullElse(row.text(2), ""));
    return new ProposalEntry(
        about, row.text(3), row.dateTime(4), Objects.requireNonNullElse(row.whole(5), 0L));
  }

  private int write(List<About> changed, Map<About, ProposalEntry> wanted, Proposals inForce) {
    Set<String> observations = new HashSet<>();
    for (int from = 0; from < changed.size(); from += AT_ONCE) {
      List<About> some = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
      Map<About, List<MasterRows.Observation>> concerned = master.concerned(some);
      List<Unit> units = new ArrayList<>();
      // one observation in two units of one group would be written twice at once
      Set<String> taken = new HashSet<>();
      for (About about : some) {
        List<RowChange> changes = new ArrayList<>();
        for (var observation : concerned.getOrDefault(about, Collections.emptyList())) {
          if (taken.add(observation.rootname())) {
            changes.add(master.row(observation, inForce));
          }
        }
        changes.add(change(about, wanted));
        units.add(new Unit(about.toString(), changes));
      }
      check(database.write(units));
      observations.addAll(taken);
    }
    return observations.size();
  }

  private RowChange change(About about, Map<About, ProposalEntry> wanted) {
    ProposalEntry entry = wanted.get(about);
    if (entry == null) {
      Object[] key = {about.proposid(), about.rootname()};
      return new Delete(table, List.of("proposid", "rootname"), key);
    }
    LocalDateTime now = stamp.now();
    return rows.row()
        .set("proposid", about.proposid())
        .set("rootname", about.rootname())
        .set("proposal_type", entry.type())
        .set("release_date", entry.releaseDate())
        .set("line", entry.line())
        .set("changed", now)
        .set("run", stamp.run())
        .upsert();
  }

  private static void check(List<UnitOutcome> outcomes) {
    for (UnitOutcome outcome : outcomes) {
      if (outcome instanceof UnitOutcome.Refused refused) {
        throw refused.cause();
      }
    }
  }
}

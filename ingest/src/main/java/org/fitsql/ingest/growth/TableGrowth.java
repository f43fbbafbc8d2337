package org.fitsql.ingest.growth;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.orm.Column;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Database;
import org.fitsql.orm.SchemaGrowth;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/**
 * Owns the header tables during one run. An instrument's tables are made when its first file comes.
 * A worker whose rows do not fit asks for growth and makes them again of the tables it is given;
 * one worker at a time changes the database, for all that wait. What the database denies is left
 * out of tables and rows, and told. Thread-safe.
 */
public final class TableGrowth {
  private final Database database;
  private final CatalogTables tables;
  private final UnknownKeywords policy;
  private final String run;
  private final LocalDateTime now;
  private final GrowthJournal journal = new GrowthJournal();
  private final Queue<Wish> waiting = new ConcurrentLinkedQueue<>();
  private final Map<String, Set<String>> defined = new HashMap<>();
  private @Nullable Registry registry;
  private volatile EffectiveTables current = EffectiveTables.none();

  /**
   * @param run name of the run, for the registry
   * @param now date for the registry, UTC
   */
  public TableGrowth(
      Database database,
      CatalogTables tables,
      UnknownKeywords policy,
      String run,
      LocalDateTime now) {
    this.database = database;
    this.tables = tables;
    this.policy = policy;
    this.run = run;
    this.now = now;
  }

  public UnknownKeywords policy() {
    return policy;
  }

  /** The tables as they are now; makes those of the instrument where this is its first file. */
  public EffectiveTables of(InstrumentProfile profile) {
    EffectiveTables known = current;
    return known.has(profile) ? known : prepare(profile);
  }

  private synchronized EffectiveTables prepare(InstrumentProfile profile) {
    if (!current.has(profile)) {
      InstrumentTables instrument = new InstrumentTables(profile, registry());
      instrument.defined().forEach(defined::putIfAbsent);
      List<HeaderTable> wanted =
          instrument.wanted().stream()
              .filter(table -> current.table(table.place()).isEmpty())
              .toList();
      Table datasets = tables.datasets(profile.filetypes());
      List<Table> all = new ArrayList<>(List.of(datasets));
      wanted.forEach(table -> all.add(table.table()));
      SchemaGrowth grown = database.schema(all).grow();
      settle(wanted, grown, Map.of());
      current = current.with(profile, existing(datasets, grown));
    }
    return current;
  }

  private Registry registry() {
    if (registry == null) {
      registry = Registry.read(database, tables, run, now);
    }
    return registry;
  }

  /**
   * Grows the tables so that they hold what is wished, as far as that can be.
   *
   * @return the tables as they are then
   */
  public EffectiveTables grow(Collection<Wish> wishes) {
    waiting.addAll(wishes);
    synchronized (this) {
      // whoever comes first takes along the wishes of all who wait: one change of a table for many
      List<Wish> all = new ArrayList<>();
      for (Wish wish = waiting.poll(); wish != null; wish = waiting.poll()) {
        all.add(wish);
      }
      if (!all.isEmpty()) {
        growNow(all);
      }
      return current;
    }
  }

  private void growNow(List<Wish> wishes) {
    EffectiveTables before = current;
    Map<String, TableDraft> drafts = new LinkedHashMap<>();
    for (Wish wish : wishes) {
      if (!before.isDenied(wish.place())) {
        drafts.computeIfAbsent(wish.place().name(), name -> draft(wish.place(), before)).add(wish);
      }
    }
    List<HeaderTable> wanted = drafts.values().stream().map(TableDraft::grown).toList();
    Map<String, Map<String, Wish>> reasons = new HashMap<>();
    drafts.forEach((name, draft) -> reasons.put(name, draft.wishes()));
    drafts.values().stream()
        .flatMap(draft -> draft.left().stream())
        .forEach(left -> journal.unknown(left.wish(), left.reason()));
    settle(
        wanted, database.schema(wanted.stream().map(HeaderTable::table).toList()).grow(), reasons);
  }

  private static TableDraft draft(TablePlace place, EffectiveTables tables) {
    return new TableDraft(tables.table(place).orElseGet(() -> HeaderTable.empty(place)));
  }

  /** Takes what the database has of what was wanted, registers it and tells what is new. */
  private void settle(
      List<HeaderTable> wanted, SchemaGrowth grown, Map<String, Map<String, Wish>> reasons) {
    journal.denied(grown.denied());
    List<HeaderTable> settled = new ArrayList<>();
    Set<String> lacking = new HashSet<>();
    for (HeaderTable table : wanted) {
      String name = table.place().name();
      Map<String, ColumnKind> kinds = grown.columns().get(name);
      if (kinds == null) {
        lacking.add(name);
        continue;
      }
      HeaderTable there = existing(table, kinds);
      settled.add(there);
      Map<String, Wish> why = reasons.getOrDefault(name, Map.of());
      tell(there, why);
      registry().write(there, defined.getOrDefault(name, Set.of()), why);
    }
    current = current.with(settled, lacking);
  }

  private void tell(HeaderTable table, Map<String, Wish> why) {
    Map<String, ColumnDefinition> before = new HashMap<>();
    current
        .table(table.place())
        .ifPresent(
            known -> known.keywords().forEach(column -> before.put(column.column(), column)));
    for (ColumnDefinition column : table.keywords()) {
      Wish wish = why.get(column.column());
      ColumnDefinition known = before.get(column.column());
      if (wish != null && known == null) {
        journal.added(table.place(), column, wish.seen());
      } else if (wish != null && known != null && known.type() != column.type()) {
        journal.widened(wish, known.type(), column);
      }
    }
    why.values().stream()
        .filter(wish -> table.unfit().contains(wish.keyword()))
        .forEach(wish -> journal.unknown(wish, "the database did not allow its column"));
  }

  /** A table with the columns that are there, of the types that they have. */
  private static HeaderTable existing(HeaderTable wanted, Map<String, ColumnKind> kinds) {
    List<ColumnDefinition> keywords = new ArrayList<>();
    Set<String> unfit = new HashSet<>(wanted.unfit());
    for (ColumnDefinition column : wanted.keywords()) {
      ColumnKind kind = kinds.get(column.column());
      if (kind == null) {
        unfit.add(column.keyword().toUpperCase(Locale.ROOT));
      } else {
        keywords.add(TableDraft.typed(column, HeaderTables.type(kind)));
      }
    }
    List<Column> columns =
        new ArrayList<>(wanted.table().columns().subList(0, wanted.ownColumns()));
    keywords.forEach(column -> columns.add(HeaderTables.column(column)));
    return new HeaderTable(
        wanted.place(),
        HeaderTables.with(wanted.table(), columns),
        List.copyOf(keywords),
        Set.copyOf(unfit));
  }

  private static Table existing(Table wanted, SchemaGrowth grown) {
    Map<String, ColumnKind> kinds = grown.columns().getOrDefault(wanted.name(), Map.of());
    return HeaderTables.with(
        wanted,
        wanted.columns().stream().filter(column -> kinds.containsKey(column.name())).toList());
  }

  /** Takes note of values that are NULL because their column cannot hold them. */
  public void misfits(long number) {
    journal.misfits(number);
  }

  /** Takes note of a keyword that a file has and that gets no column. */
  public void unknown(Wish wish) {
    journal.unknown(wish, "unknown keywords are only reported");
  }

  /** What happened so far. */
  public GrowthReport report() {
    return journal.report();
  }
}

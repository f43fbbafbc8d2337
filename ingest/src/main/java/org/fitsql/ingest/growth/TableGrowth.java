package org.fitsql.ingest.growth;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.ingest.growth.Registry.Registration;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Database;
import org.fitsql.orm.SchemaGrowth;
import org.fitsql.orm.ShadowTables;
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
  private final HeaderStore store;
  private final CatalogTables tables;
  private final UnknownKeywords policy;
  private final String run;
  private final LocalDateTime now;
  private final GrowthJournal journal = new GrowthJournal();
  private final Queue<Wish> waiting = new ConcurrentLinkedQueue<>();
  private final Map<String, Set<String>> defined = new HashMap<>();
  private final Map<String, Map<String, Wish>> firstWishes = new HashMap<>();
  private final Set<String> incomplete = ConcurrentHashMap.newKeySet();
  private @Nullable Registry registry;
  private volatile EffectiveTables current = EffectiveTables.none();
  private @Nullable Long registered;

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
    this(database, new LiveHeaders(database), tables, policy, run, now);
  }

  private TableGrowth(
      Database database,
      HeaderStore store,
      CatalogTables tables,
      UnknownKeywords policy,
      String run,
      LocalDateTime now) {
    this.database = database;
    this.store = store;
    this.tables = tables;
    this.policy = policy;
    this.run = run;
    this.now = now;
  }

  /**
   * Of a run that makes the rows of header tables again, beside those that are read: columns have
   * the types of their definitions until a value asks for more. {@link #register} ends it.
   *
   * @param only names of the tables that are rebuilt, or null where all are
   */
  public static TableGrowth ofRebuild(
      Database database,
      ShadowTables shadows,
      @Nullable Set<String> only,
      CatalogTables tables,
      UnknownKeywords policy,
      String run,
      LocalDateTime now) {
    return new TableGrowth(database, new RebuiltHeaders(shadows, only), tables, policy, run, now);
  }

  /**
   * Of a check that changes nothing: tables are as they are, and {@link #report} tells keywords
   * that have no column.
   */
  public static TableGrowth ofCheck(
      Database database, CatalogTables tables, UnknownKeywords policy) {
    return new TableGrowth(
        database, new StandingHeaders(database), tables, policy, "", LocalDateTime.MIN);
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
      InstrumentTables instrument = new InstrumentTables(profile, registry(), store.keepsTypes());
      instrument.defined().forEach(defined::putIfAbsent);
      List<HeaderTable> wanted =
          instrument.wanted().stream()
              .filter(table -> current.table(table.place()).isEmpty())
              .toList();
      Table datasets = tables.datasets(profile.filetypes());
      SchemaGrowth grown =
          store.prepare(datasets, wanted.stream().map(HeaderTable::table).toList());
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
      if (!before.isDenied(wish.place()) && store.takes(wish.place().name())) {
        drafts.computeIfAbsent(wish.place().name(), name -> draft(wish.place(), before)).add(wish);
      }
    }
    drafts.values().removeIf(TableDraft::isEmpty);
    if (drafts.isEmpty()) {
      return;
    }
    List<HeaderTable> wanted = drafts.values().stream().map(TableDraft::grown).toList();
    Map<String, Map<String, Wish>> reasons = new HashMap<>();
    drafts.forEach((name, draft) -> reasons.put(name, draft.wishes()));
    drafts.values().stream()
        .flatMap(draft -> draft.left().stream())
        .forEach(left -> journal.unknown(left.wish(), left.reason()));
    settle(wanted, store.grow(wanted.stream().map(HeaderTable::table).toList()), reasons);
  }

  private static TableDraft draft(TablePlace place, EffectiveTables tables) {
    return new TableDraft(tables.table(place).orElseGet(() -> HeaderTable.empty(place)));
  }

  /** Takes what the database has of what was wanted, registers it and tells what is new. */
  private void settle(
      List<HeaderTable> wanted, SchemaGrowth grown, Map<String, Map<String, Wish>> reasons) {
    journal.denied(grown.denied());
    List<HeaderTable> settled = new ArrayList<>();
    List<Registration> registrations = new ArrayList<>();
    Set<String> lacking = new HashSet<>();
    for (HeaderTable table : wanted) {
      String name = table.place().name();
      Map<String, ColumnKind> kinds = grown.columns().get(name);
      if (kinds == null) {
        lacking.add(name);
        continue;
      }
      HeaderTable there = table.as(kinds);
      settled.add(there);
      Map<String, Wish> why = reasons.getOrDefault(name, Map.of());
      tell(there, why);
      if (store.isLive()) {
        registrations.add(registration(there, why));
      } else {
        Map<String, Wish> first = firstWishes.computeIfAbsent(name, n -> new HashMap<>());
        why.forEach(first::putIfAbsent);
      }
    }
    if (store.isLive()) {
      registry().write(registrations);
      grown.denied().forEach(denied -> registry().outdate(denied.table(), told(denied)));
    }
    current = current.with(settled, lacking);
  }

  private Registration registration(HeaderTable table, Map<String, Wish> wishes) {
    return new Registration(table, defined.getOrDefault(table.place().name(), Set.of()), wishes);
  }

  private static String told(SchemaGrowth.Denied denied) {
    return "the database denied: " + denied.statement();
  }

  /** Registers the tables of a rebuild, which are in place now and hold all that cards say. */
  public synchronized void register() {
    for (HeaderTable table : current.all()) {
      String name = table.place().name();
      if (store.takes(name)) {
        registry().replace(registration(table, firstWishes.getOrDefault(name, Map.of())));
      }
    }
    journal.report().denied().forEach(denied -> registry().outdate(denied.table(), told(denied)));
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
        .filter(wish -> wish.isUnknown() && table.unfit().contains(wish.keyword()))
        .forEach(wish -> journal.unknown(wish, "the database did not allow its column"));
  }

  private static Table existing(Table wanted, SchemaGrowth grown) {
    Map<String, ColumnKind> kinds = grown.columns().getOrDefault(wanted.name(), Map.of());
    return HeaderTables.with(
        wanted,
        wanted.columns().stream().filter(column -> kinds.containsKey(column.name())).toList());
  }

  /**
   * Whether another process has made columns wider than rows of this one were made for; from now on
   * rows are made for the tables as they are. Cheap where nothing was registered since it was asked
   * last.
   */
  public synchronized boolean isChangedByOthers() {
    Long now = new StoredRegistry(database).fingerprint();
    if (now.equals(registered)) {
      return false;
    }
    registered = now;
    List<HeaderTable> known = List.copyOf(current.all());
    Map<String, Map<String, ColumnKind>> there =
        store.grow(known.stream().map(HeaderTable::table).toList()).columns();
    List<HeaderTable> settled = new ArrayList<>();
    boolean wider = false;
    for (HeaderTable table : known) {
      Map<String, ColumnKind> kinds = there.get(table.place().name());
      if (kinds != null) {
        HeaderTable found = table.as(kinds);
        wider |= !found.keywords().equals(table.keywords());
        settled.add(found);
      }
    }
    current = current.with(settled, Set.of());
    return wider;
  }

  /** Takes note of values that are NULL because their column cannot hold them. */
  public void misfits(long number) {
    journal.misfits(number);
  }

  /** Takes note of a value that a table cannot hold and that is only reported. */
  public void reported(Wish wish) {
    if (wish.isUnknown()) {
      journal.unknown(wish, "unknown keywords are only reported");
    }
    if (store.isLive() && incomplete.add(wish.place().name())) {
      synchronized (this) {
        registry().outdate(wish.place().name(), "unknown keywords were only reported");
      }
    }
  }

  /** What happened so far. */
  public GrowthReport report() {
    return journal.report();
  }
}

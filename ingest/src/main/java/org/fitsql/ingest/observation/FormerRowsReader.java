package org.fitsql.ingest.observation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.ingest.growth.EffectiveTables;
import org.fitsql.ingest.growth.TableGrowth;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.inventory.RootnameWork.Misplaced;
import org.fitsql.orm.Column;
import org.fitsql.orm.Database;
import org.fitsql.orm.Table;

/**
 * Asks which rows there are of observations that are ingested again, with one query per table for
 * many of them: most files leave most of these tables empty, and a DELETE in vain costs as much as
 * one that finds a row. Tables of one row per file are not asked, for nearly all of them are filled
 * again and few deletions go to them. An answer holds until its observation is written, because
 * nobody else writes that meanwhile.
 */
public final class FormerRowsReader {
  private final Database database;
  private final CatalogTables tables;
  private final TableGrowth growth;

  public FormerRowsReader(Database database, CatalogTables tables, TableGrowth growth) {
    this.database = database;
    this.tables = tables;
    this.growth = growth;
  }

  /**
   * What there is of observations, by rootname. One without an entry is {@linkplain
   * FormerRows#unknown() unknown}.
   *
   * @param works of which none is under way
   */
  public Map<String, FormerRows> of(Collection<RootnameWork> works) {
    Map<String, RootnameWork> asked = new LinkedHashMap<>();
    works.stream().filter(FormerRowsReader::isAsked).forEach(w -> asked.put(w.rootname(), w));
    Map<Table, Map<String, Set<List<Object>>>> keys = new HashMap<>();
    questions(asked.values())
        .forEach((table, rootnames) -> keys.put(table, answer(table, rootnames)));
    List<String> paths = asked.values().stream().flatMap(FormerRowsReader::paths).toList();
    Map<String, Set<String>> unshown = new HashMap<>();
    FormerRows.OF_IMAGES.forEach(name -> unshown.put(name, unshown(name, paths)));
    Map<String, FormerRows> former = new HashMap<>();
    for (String rootname : asked.keySet()) {
      Map<String, Set<List<Object>>> ofRootname = new HashMap<>();
      keys.forEach(
          (table, byRootname) -> {
            Set<List<Object>> known = byRootname.get(rootname);
            if (known != null) {
              ofRootname.put(table.name(), known);
            }
          });
      former.put(rootname, new FormerRows(ofRootname, unshown));
    }
    return former;
  }

  /** New observations have no rows; of damaged ones no answer is trusted. */
  private static boolean isAsked(RootnameWork work) {
    return (files(work).anyMatch(file -> file.known() != null) || hasPredecessors(work))
        && files(work).noneMatch(file -> file.reason() == FileWork.Reason.DAMAGED);
  }

  private static boolean hasPredecessors(RootnameWork work) {
    return files(work)
        .anyMatch(
            file ->
                Stream.concat(Stream.ofNullable(file.known()), work.known().stream())
                    .anyMatch(known -> FilledTables.isPredecessor(known, file)));
  }

  private static Stream<FileWork> files(RootnameWork work) {
    return Stream.concat(work.todo().stream(), work.misplaced().stream().map(Misplaced::work));
  }

  private static Stream<String> paths(RootnameWork work) {
    return files(work).map(FileWork::known).filter(Objects::nonNull).map(InventoryFile::path);
  }

  /** The tables, with the columns of their keys alone, and which rootnames to ask each about. */
  private Map<Table, Set<String>> questions(Collection<RootnameWork> works) {
    Map<Table, Set<String>> questions = new LinkedHashMap<>();
    Map<String, List<Table>> ofProfile = new HashMap<>();
    for (RootnameWork work : works) {
      if (hasPredecessors(work)) {
        ofProfile
            .computeIfAbsent(work.profile().id(), id -> keyTables(work))
            .forEach(t -> questions.computeIfAbsent(t, n -> new HashSet<>()).add(work.rootname()));
      }
    }
    return questions;
  }

  private List<Table> keyTables(RootnameWork work) {
    EffectiveTables effective = growth.of(work.profile());
    return new FilledTables(effective)
        .ofSeveralRows(work.profile()).stream()
            .map(table -> HeaderTables.with(table.table(), table.table().key()))
            .toList();
  }

  /**
   * Keys by rootname. A server may take a rootname for another that is spelled in capitals; then
   * nothing is concluded of the table.
   */
  private Map<String, Set<List<Object>>> answer(Table keys, Set<String> rootnames) {
    Map<String, Set<List<Object>>> answer = new HashMap<>();
    rootnames.forEach(rootname -> answer.put(rootname, new HashSet<>()));
    database.forEachRow(
        keys,
        "rootname",
        List.copyOf(rootnames),
        row -> {
          List<Object> key = Stream.of(row).<Object>map(Objects::requireNonNull).toList();
          answer.computeIfAbsent(String.valueOf(key.get(0)), r -> new HashSet<>()).add(key);
        });
    return answer.size() == rootnames.size() ? answer : Map.of();
  }

  /** Those of these files of which a table about images has no row. */
  private Set<String> unshown(String table, List<String> paths) {
    Table whole = tables.own(table);
    List<Column> source = List.of(whole.columns().get(whole.position("source")));
    Set<String> unshown = new HashSet<>(paths);
    database.forEachRow(
        HeaderTables.with(whole, source), "source", paths, row -> unshown.remove(row[0]));
    return unshown;
  }
}

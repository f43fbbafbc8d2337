package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.ingest.growth.EffectiveTables;
import org.fitsql.ingest.growth.HeaderTable;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.Column;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.jspecify.annotations.Nullable;

/** The header tables that a file may have filled, and how its rows go out of them. */
record FilledTables(EffectiveTables tables) {

  /**
   * The removal of rows that the present rows of a file do not replace.
   *
   * @param known all that the inventory knows of the observation: a file may also take the place of
   *     one that had another name or lay elsewhere
   */
  List<RowChange> removals(FileRows present, Collection<InventoryFile> known, FormerRows former) {
    FileWork work = present.reading().work();
    List<InventoryFile> predecessors =
        Stream.concat(Stream.ofNullable(work.known()), known.stream())
            .filter(file -> isPredecessor(file, work))
            .distinct()
            .toList();
    if (predecessors.isEmpty()) {
      return List.of();
    }
    Map<String, Set<List<Object>>> written = present.keys();
    List<RowChange> removals = new ArrayList<>();
    predecessors.stream()
        .map(file -> Optional.ofNullable(file.detector()))
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(of -> ofOneRow(work.profile(), work.name().filetype(), of).stream())
        .filter(table -> !written.containsKey(table.table().name()))
        .forEach(table -> removals.add(ofRootname(table, work.name().rootname())));
    List<String> filenames =
        predecessors.stream().map(file -> file.found().filename()).distinct().toList();
    for (HeaderTable table : ofSeveralRows(work.profile())) {
      Set<List<Object>> kept = written.getOrDefault(table.table().name(), Set.of());
      filenames.forEach(
          name -> removals.addAll(removals(table, work.name().rootname(), name, kept, former)));
    }
    return removals;
  }

  /** Whether a file had the rows of another one, or those that the other one has now. */
  static boolean isPredecessor(InventoryFile file, FileWork of) {
    boolean isItself = file.path().equals(of.file().path());
    return file.mayHaveRows() && (isItself || of.name().filetype().equals(file.filetype()));
  }

  /** Of what one table of several rows has of a file but for the rows that are kept. */
  private static List<RowChange> removals(
      HeaderTable table,
      String rootname,
      String filename,
      Set<List<Object>> kept,
      FormerRows former) {
    Optional<Set<List<Object>>> keys = former.keys(table.table().name());
    return keys.isEmpty()
        ? List.of(ofFile(table, rootname, filename))
        : keys.get().stream()
            .filter(key -> !kept.contains(key) && isOf(filename, key))
            .map(key -> ofKey(table, key))
            .toList();
  }

  /** The removal of every row that a file may have filled. */
  List<RowChange> removals(FileWork work, @Nullable String detector) {
    return removals(
        work.profile(),
        work.name().rootname(),
        work.name().filetype(),
        work.file().filename(),
        detector);
  }

  /** The same of a file that is known by its names alone. */
  List<RowChange> removals(
      InstrumentProfile profile,
      String rootname,
      String filetype,
      String filename,
      @Nullable String detector) {
    List<RowChange> removals = new ArrayList<>();
    ofOneRow(profile, filetype, detector).forEach(t -> removals.add(ofRootname(t, rootname)));
    ofSeveralRows(profile).forEach(t -> removals.add(ofFile(t, rootname, filename)));
    return removals;
  }

  private List<HeaderTable> ofOneRow(
      InstrumentProfile profile, String filetype, @Nullable String detector) {
    List<HeaderTable> one = new ArrayList<>();
    for (TableDefinition definition : profile.tables().values()) {
      if (definition.filetype().equals(filetype) && definition.detector().equals(detector)) {
        tables.table(definition).ifPresent(one::add);
      }
    }
    return one;
  }

  /** The tables that may hold several rows of any file; filename is the second column of a key. */
  List<HeaderTable> ofSeveralRows(InstrumentProfile profile) {
    List<HeaderTable> several = new ArrayList<>();
    profile.repeated().forEach(repeated -> tables.table(repeated).ifPresent(several::add));
    several.addAll(tables.found());
    return several;
  }

  /** A server that does not tell capitals apart has them in one row, which is replaced. */
  private static boolean isOf(String filename, List<Object> key) {
    return filename.equalsIgnoreCase(String.valueOf(key.get(1)));
  }

  private static RowChange ofRootname(HeaderTable table, String rootname) {
    Object[] key = {rootname};
    return new Delete(table.table(), List.of("rootname"), key);
  }

  private static RowChange ofFile(HeaderTable table, String rootname, String filename) {
    Object[] key = {rootname, filename};
    return new Delete(table.table(), List.of("rootname", "filename"), key);
  }

  private static RowChange ofKey(HeaderTable table, List<Object> key) {
    List<String> columns = table.table().key().stream().map(Column::name).toList();
    return new Delete(table.table(), columns, key.toArray());
  }
}

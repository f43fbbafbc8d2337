package org.fitsql.orm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes of several units, merged so that each statement is sent once for all its rows. */
sealed interface TableBatch {

  Table table();

  int size();

  /** Rows to insert or update. */
  record Upserts(Table table, List<RowChange.Upsert> rows) implements TableBatch {
    @Override
    public int size() {
      return rows.size();
    }
  }

  /** Deletions that name the same columns. */
  record Deletes(Table table, List<String> columns, List<RowChange.Delete> rows)
      implements TableBatch {
    @Override
    public int size() {
      return rows.size();
    }
  }

  /**
   * Deletes first, children before parents, then upserts, parents before children; tables otherwise
   * in the order in which the units first name them.
   */
  static List<TableBatch> merge(List<Unit> units) {
    Map<String, List<Upserts>> upserts = new LinkedHashMap<>();
    Map<List<String>, Deletes> deletes = new LinkedHashMap<>();
    for (Unit unit : units) {
      for (RowChange change : unit.changes()) {
        Table table = change.table();
        if (change instanceof RowChange.Upsert upsert) {
          ofShape(upserts.computeIfAbsent(table.name(), name -> new ArrayList<>()), table)
              .rows()
              .add(upsert);
        } else if (change instanceof RowChange.Delete delete) {
          deletes
              .computeIfAbsent(
                  statementKey(delete),
                  key -> new Deletes(table, delete.columns(), new ArrayList<>()))
              .rows()
              .add(delete);
        }
      }
    }
    List<TableBatch> merged = new ArrayList<>(parentsFirst(deletes.values()));
    Collections.reverse(merged);
    merged.addAll(parentsFirst(upserts.values().stream().flatMap(List::stream).toList()));
    return merged;
  }

  /**
   * Rows made before and after a table grew have different columns, and statements of their own.
   */
  private static Upserts ofShape(List<Upserts> shapes, Table table) {
    for (Upserts shape : shapes) {
      if (shape.table() == table || shape.table().equals(table)) {
        return shape;
      }
    }
    Upserts added = new Upserts(table, new ArrayList<>());
    shapes.add(added);
    return added;
  }

  private static List<String> statementKey(RowChange.Delete delete) {
    List<String> key = new ArrayList<>(delete.columns());
    key.add(0, delete.table().name());
    return key;
  }

  /** Keeps the order but for references: a unit may bring a parent that an earlier one did not. */
  private static List<TableBatch> parentsFirst(Collection<? extends TableBatch> batches) {
    Map<String, Table> tables = new LinkedHashMap<>();
    batches.forEach(batch -> tables.put(batch.table().name(), batch.table()));
    List<TableBatch> sorted = new ArrayList<>(batches);
    sorted.sort(Comparator.comparingInt(batch -> Table.depth(batch.table(), tables)));
    return sorted;
  }
}

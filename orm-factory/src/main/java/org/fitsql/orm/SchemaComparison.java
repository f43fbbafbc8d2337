package org.fitsql.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fitsql.orm.SchemaDifference.ExtraColumn;
import org.fitsql.orm.SchemaDifference.MissingColumn;
import org.fitsql.orm.SchemaDifference.MissingIndex;
import org.fitsql.orm.SchemaDifference.MissingReference;
import org.fitsql.orm.SchemaDifference.MissingTable;
import org.fitsql.orm.SchemaDifference.OtherType;
import org.fitsql.orm.SchemaDifference.Relation;
import org.jspecify.annotations.Nullable;

/** Tells all in which a database differs from the tables wanted. */
final class SchemaComparison {
  private final SqlDialect dialect;
  private final Catalog catalog;

  SchemaComparison(SqlDialect dialect, Catalog catalog) {
    this.dialect = dialect;
    this.catalog = catalog;
  }

  /** The differences, table by table. */
  List<SchemaDifference> of(List<Table> tables) {
    List<SchemaDifference> differences = new ArrayList<>();
    for (Table table : tables) {
      Map<String, CatalogColumn> found = catalog.columns(table.name());
      if (found == null) {
        differences.add(new MissingTable(table.name()));
      } else {
        columns(table, found, differences);
        names(table, differences);
      }
    }
    return differences;
  }

  private void columns(
      Table table, Map<String, CatalogColumn> found, List<SchemaDifference> differences) {
    Map<String, CatalogColumn> extra = new TreeMap<>(found);
    for (Column column : table.columns()) {
      CatalogColumn there = extra.remove(column.name());
      if (there == null) {
        differences.add(new MissingColumn(table.name(), column.name(), dialect.type(column)));
      } else {
        relation(column, there)
            .ifPresent(
                relation ->
                    differences.add(
                        new OtherType(
                            table.name(),
                            column.name(),
                            there.words(),
                            dialect.type(column),
                            relation)));
      }
    }
    extra.forEach(
        (name, column) -> differences.add(new ExtraColumn(table.name(), name, column.words())));
  }

  private void names(Table table, List<SchemaDifference> differences) {
    for (Table.Index index : table.indexes()) {
      if (!catalog.hasIndex(table.name(), RelationalModel.indexName(table, index))) {
        differences.add(new MissingIndex(table.name(), index.name()));
      }
    }
    String parent = table.references();
    if (parent != null
        && !catalog.hasReference(table.name(), RelationalModel.referenceName(table.name()))) {
      differences.add(new MissingReference(table.name(), parent));
    }
  }

  /** Empty where a column is as wanted, or longer text than wanted. */
  private Optional<Relation> relation(Column wanted, CatalogColumn found) {
    ColumnKind kind = dialect.kind(found).orElse(null);
    boolean holds = dialect.conflict(wanted, found).isEmpty();
    if (kind == wanted.type() || (isText(kind) && isText(wanted.type()))) {
      return holds ? Optional.empty() : Optional.of(Relation.NARROWER);
    }
    if (kind == null || kind == ColumnKind.BLOB || wanted.type() == ColumnKind.BLOB) {
      return Optional.of(Relation.INCOMPATIBLE);
    }
    ColumnKind joined = kind.joined(wanted.type());
    if (joined == kind || isText(kind)) {
      return Optional.of(Relation.WIDER);
    }
    boolean narrower = joined == wanted.type() || isText(wanted.type());
    return Optional.of(narrower ? Relation.NARROWER : Relation.INCOMPATIBLE);
  }

  private static boolean isText(@Nullable ColumnKind kind) {
    return kind == ColumnKind.VARCHAR || kind == ColumnKind.PATH || kind == ColumnKind.TEXT;
  }
}

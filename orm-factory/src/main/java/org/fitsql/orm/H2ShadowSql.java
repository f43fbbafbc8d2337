package org.fitsql.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renames one table after the other while no other connection is let in. */
record H2ShadowSql(H2SqlDialect dialect) implements ShadowSql {

  @Override
  public List<String> swap(List<Names> names, Catalog catalog) {
    List<String> statements = new ArrayList<>();
    statements.add("SET EXCLUSIVE 1");
    for (Names name : names) {
      if (catalog.hasTable(name.table())) {
        statements.add(rename(name.table(), name.old()));
      }
      if (catalog.hasTable(name.shadow())) {
        statements.add(rename(name.shadow(), name.table()));
      }
    }
    statements.add("SET EXCLUSIVE 0");
    return statements;
  }

  private String rename(String from, String to) {
    return alter(from) + "RENAME TO " + dialect.quote(to);
  }

  private String alter(String table) {
    return "ALTER TABLE " + dialect.quote(table) + " ";
  }

  @Override
  public List<String> settle(Table table, Names names, Catalog catalog) {
    List<String> statements = new ArrayList<>();
    Table shadow = table.named(names.shadow());
    for (Table.Index index : table.indexes()) {
      String given = RelationalModel.indexName(shadow, index);
      String settled = RelationalModel.indexName(table, index);
      if (catalog.hasIndex(names.table(), given)) {
        statements.add(
            "ALTER INDEX " + dialect.quote(given) + " RENAME TO " + dialect.quote(settled));
      }
    }
    // last, because it tells whether the table is settled
    String wanted = RelationalModel.referenceName(names.table());
    String shadowed = RelationalModel.referenceName(names.shadow());
    if (catalog.hasReference(names.table(), shadowed)) {
      statements.add(
          alter(names.table())
              + "RENAME CONSTRAINT "
              + dialect.quote(shadowed)
              + " TO "
              + dialect.quote(wanted));
    }
    return statements;
  }

  @Override
  public String drop(List<String> tables) {
    // with the views on them, which the next update of the schema makes again
    return "DROP TABLE IF EXISTS "
        + tables.stream().map(dialect::quote).collect(Collectors.joining(", "))
        + " CASCADE";
  }
}

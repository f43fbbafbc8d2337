package org.fitsql.orm;

import java.util.ArrayList;
import java.util.List;

/**
 * Renames one table after the other while no other connection is let in. Names of indexes and
 * foreign keys are the schema's here, so that the table that was replaced must give them up first.
 */
record H2ShadowSql(H2SqlDialect dialect) implements ShadowSql {

  @Override
  public List<String> swap(List<Names> names, Catalog catalog) {
    List<String> statements = new ArrayList<>();
    statements.add("SET EXCLUSIVE 1");
    for (Names name : names) {
      if (catalog.hasTable(name.table())) {
        statements.add(rename(name.table(), name.old()));
      }
      statements.add(rename(name.shadow(), name.table()));
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
    String wanted = RelationalModel.referenceName(names.table());
    if (catalog.hasReference(names.old(), wanted)) {
      statements.add(alter(names.old()) + "DROP CONSTRAINT " + dialect.quote(wanted));
    }
    String shadowed = RelationalModel.referenceName(names.shadow());
    if (catalog.hasReference(names.table(), shadowed)) {
      statements.add(
          alter(names.table())
              + "RENAME CONSTRAINT "
              + dialect.quote(shadowed)
              + " TO "
              + dialect.quote(wanted));
    }
    Table shadow = table.named(names.shadow());
    for (Table.Index index : table.indexes()) {
      String given = RelationalModel.indexName(shadow, index);
      String settled = RelationalModel.indexName(table, index);
      if (catalog.hasIndex(names.old(), settled)) {
        statements.add("DROP INDEX " + dialect.quote(settled));
      }
      if (catalog.hasIndex(names.table(), given)) {
        statements.add(
            "ALTER INDEX " + dialect.quote(given) + " RENAME TO " + dialect.quote(settled));
      }
    }
    return statements;
  }

  @Override
  public String drop(String table) {
    // with the views on it, which the next update of the schema makes again
    return "DROP TABLE IF EXISTS " + dialect.quote(table) + " CASCADE";
  }
}

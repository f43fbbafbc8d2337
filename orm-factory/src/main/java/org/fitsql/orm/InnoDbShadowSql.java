package org.fitsql.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One RENAME TABLE for all: readers see the tables before it or after it. */
record InnoDbShadowSql(InnoDbDialect dialect) implements ShadowSql {

  @Override
  public List<String> swap(List<Names> names, Catalog catalog) {
    List<String> renames = new ArrayList<>();
    for (Names name : names) {
      if (catalog.hasTable(name.table())) {
        renames.add(rename(name.table(), name.old()));
      }
      if (catalog.hasTable(name.shadow())) {
        renames.add(rename(name.shadow(), name.table()));
      }
    }
    return renames.isEmpty() ? List.of() : List.of("RENAME TABLE " + String.join(", ", renames));
  }

  private String rename(String from, String to) {
    return dialect.quote(from) + " TO " + dialect.quote(to);
  }

  @Override
  public List<String> settle(Table table, Names names, Catalog catalog) {
    List<String> statements = new ArrayList<>();
    String wanted = RelationalModel.referenceName(names.table());
    List<String> changes = new ArrayList<>();
    String shadowed = RelationalModel.referenceName(names.shadow());
    if (catalog.hasReference(names.table(), shadowed)) {
      changes.add(dropReference(shadowed));
    }
    if (table.references() != null && !catalog.hasReference(names.table(), wanted)) {
      changes.add(" ADD " + dialect.reference(wanted, table.references()));
    }
    Table shadow = table.named(names.shadow());
    for (Table.Index index : table.indexes()) {
      String given = RelationalModel.indexName(shadow, index);
      if (catalog.hasIndex(names.table(), given)) {
        changes.add(" RENAME INDEX " + rename(given, RelationalModel.indexName(table, index)));
      }
    }
    if (!changes.isEmpty()) {
      // every row was checked when it was written to the shadow: no copy of the table for that
      statements.add("SET SESSION foreign_key_checks = 0");
      statements.add(
          "ALTER TABLE "
              + dialect.quote(names.table())
              + changes.stream().collect(Collectors.joining(",")));
      statements.add("SET SESSION foreign_key_checks = 1");
    }
    return statements;
  }

  private String dropReference(String name) {
    return " DROP FOREIGN KEY " + dialect.quote(name);
  }

  @Override
  public String drop(List<String> tables) {
    return "DROP TABLE IF EXISTS "
        + tables.stream().map(dialect::quote).collect(Collectors.joining(", "));
  }
}

package org.fitsql.ingest.catalog;

import java.util.List;
import java.util.Objects;
import org.fitsql.orm.Database;
import org.fitsql.orm.Table;

/** The header tables that a database says it has, whoever defined or found them. */
public final class RegisteredTables {
  private static final String REGISTRY =
      "select count(*) from information_schema.tables"
          + " where lower(table_name) = 'header_tables' and table_schema = schema()";

  private RegisteredTables() {}

  /** Their names; none where the database does not register tables yet. */
  public static List<String> names(Database database) {
    boolean there =
        database.query(REGISTRY, List.of(), row -> Long.valueOf(1).equals(row.whole(1))).get(0);
    return there
        ? database.query(
            "select name from header_tables order by name",
            List.of(),
            row -> Objects.requireNonNull(row.text(1)))
        : List.of();
  }

  /** As far as what a rebuild left of them has to be known: without their keywords. */
  static List<Table> bare(Database database) {
    return names(database).stream().map(name -> HeaderTables.found(name, "")).toList();
  }
}

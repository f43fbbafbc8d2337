package org.fitsql.ingest.catalog;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.orm.Column;
import org.fitsql.orm.Column.Role;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Table;
import org.fitsql.orm.Table.Index;

/** Makes SQL tables of definitions: {@code rootname} and {@code filename}, then the keywords. */
final class HeaderTables {

  private HeaderTables() {}

  static Table table(TableDefinition definition) {
    return table(
        definition.name(),
        "Header of extension %d of %s %s files"
            .formatted(definition.extension(), definition.detector(), definition.filetype()),
        List.of(
            new Column("rootname", ColumnKind.VARCHAR, 64, Role.KEY, "key of the observation"),
            new Column("filename", ColumnKind.VARCHAR, 255, Role.COMPARED, "name of the file")),
        definition.columns());
  }

  static Table table(RepeatedKeywords repeated) {
    return table(
        repeated.table(),
        "Keywords with a repeat index, one row per index",
        List.of(
            new Column("rootname", ColumnKind.VARCHAR, 64, Role.KEY, "key of the observation"),
            new Column("filename", ColumnKind.VARCHAR, 255, Role.KEY, "name of the file"),
            new Column(repeated.indexColumn(), ColumnKind.BIGINT, 0, Role.KEY, "repeat index")),
        repeated.columns());
  }

  private static Table table(
      String name, String comment, List<Column> leading, List<ColumnDefinition> keywords) {
    List<Column> columns = new ArrayList<>(leading);
    keywords.forEach(k -> columns.add(Column.of(k.column(), kind(k.type()), comment(k))));
    return new Table(
        name,
        comment,
        List.copyOf(columns),
        "master",
        List.of(new Index(name + "_filename", List.of("filename"))));
  }

  private static String comment(ColumnDefinition keyword) {
    String unit = keyword.unit().isEmpty() ? "" : "[" + keyword.unit() + "] ";
    return (unit + keyword.description()).strip();
  }

  private static ColumnKind kind(ColumnType type) {
    return switch (type) {
      case INTEGER -> ColumnKind.BIGINT;
      case FLOAT -> ColumnKind.DOUBLE;
      case BOOL -> ColumnKind.BOOLEAN;
      case STRING -> ColumnKind.TEXT;
      case DATE -> ColumnKind.DATE;
      case TIME -> ColumnKind.TIME;
      case DATETIME -> ColumnKind.DATETIME;
    };
  }
}

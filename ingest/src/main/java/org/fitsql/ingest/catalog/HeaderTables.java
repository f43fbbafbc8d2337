package org.fitsql.ingest.catalog;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnName;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.orm.Column;
import org.fitsql.orm.Column.Role;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Table;
import org.fitsql.orm.Table.Index;

/**
 * Makes SQL tables of definitions, {@code rootname} and {@code filename}, then the keywords, and
 * tables of HDUs that no definition lists.
 */
public final class HeaderTables {

  /** Characters that the text of a fact may have. */
  static final int LONGEST_FACT = 255;

  private HeaderTables() {}

  /** The table of a definition. */
  public static Table table(TableDefinition definition) {
    return table(
        definition.name(),
        "Header of extension %d of %s %s files"
            .formatted(definition.extension(), definition.detector(), definition.filetype()),
        List.of(
            new Column("rootname", ColumnKind.VARCHAR, 64, Role.KEY, "key of the observation"),
            new Column("filename", ColumnKind.VARCHAR, 255, Role.COMPARED, "name of the file")),
        definition.columns());
  }

  /** The child table of keywords with a repeat index. */
  public static Table table(RepeatedKeywords repeated) {
    return table(
        repeated.table(),
        "Keywords with a repeat index, one row per index",
        List.of(
            new Column("rootname", ColumnKind.VARCHAR, 64, Role.KEY, "key of the observation"),
            new Column("filename", ColumnKind.VARCHAR, 255, Role.KEY, "name of the file"),
            new Column(repeated.indexColumn(), ColumnKind.BIGINT, 0, Role.KEY, "repeat index")),
        repeated.columns());
  }

  /** A table, without keywords yet, that HDUs of one EXTNAME fill, whatever file they are in. */
  public static Table found(String name, String extname) {
    return table(
        name,
        "Headers of HDUs " + (extname.isEmpty() ? "without EXTNAME" : "named " + extname),
        List.of(
            new Column("rootname", ColumnKind.VARCHAR, 64, Role.KEY, "key of the observation"),
            new Column("filename", ColumnKind.VARCHAR, 255, Role.KEY, "name of the file"),
            new Column("hdu", ColumnKind.BIGINT, 0, Role.KEY, "index of the HDU"),
            Column.of("extver", ColumnKind.BIGINT, "EXTVER, 1 where absent"),
            new Column("detector", ColumnKind.VARCHAR, 32, Role.COMPARED, "detector, lower case"),
            new Column("filetype", ColumnKind.VARCHAR, 32, Role.COMPARED, "filetype, lower case")),
        List.of());
  }

  /** The same table with other columns. */
  public static Table with(Table table, List<Column> columns) {
    return CatalogFile.with(table, List.copyOf(columns), table.indexes());
  }

  /** The column of a keyword. */
  public static Column column(ColumnDefinition keyword) {
    return Column.of(keyword.column(), kind(keyword.type()), comment(keyword));
  }

  private static Table table(
      String name, String comment, List<Column> leading, List<ColumnDefinition> keywords) {
    List<Column> columns = new ArrayList<>(leading);
    keywords.forEach(k -> columns.add(column(k)));
    return new Table(
        name,
        comment,
        List.copyOf(columns),
        "master",
        List.of(new Index(name + "_filename", List.of("filename"))));
  }

  /** Appends a column per fact; texts are short enough to be indexed. */
  static Table withFacts(Table facts) {
    List<Column> columns = new ArrayList<>(facts.columns());
    for (ColumnDefinition fact : InstrumentProfiles.facts()) {
      ColumnKind kind = fact.type() == ColumnType.STRING ? ColumnKind.VARCHAR : kind(fact.type());
      int length = kind == ColumnKind.VARCHAR ? LONGEST_FACT : 0;
      columns.add(new Column(fact.column(), kind, length, Role.COMPARED, comment(fact)));
    }
    return CatalogFile.with(facts, List.copyOf(columns), facts.indexes());
  }

  private static String comment(ColumnDefinition keyword) {
    String unit = keyword.unit().isEmpty() ? "" : "[" + keyword.unit() + "] ";
    String plain = (unit + keyword.description()).strip();
    boolean tellsKeyword = ColumnName.of(keyword.keyword()).equals(keyword.column());
    return tellsKeyword ? plain : (keyword.keyword() + ": " + plain).strip();
  }

  /** The type of a keyword that a column of a kind can hold; String where there is none. */
  public static ColumnType type(ColumnKind kind) {
    return switch (kind) {
      case BIGINT -> ColumnType.INTEGER;
      case DOUBLE -> ColumnType.FLOAT;
      case BOOLEAN -> ColumnType.BOOL;
      case DATE -> ColumnType.DATE;
      case TIME -> ColumnType.TIME;
      case DATETIME -> ColumnType.DATETIME;
      case VARCHAR, PATH, TEXT, BLOB -> ColumnType.STRING;
    };
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

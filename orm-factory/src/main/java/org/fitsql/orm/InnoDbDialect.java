package org.fitsql.orm;

import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.orm.Column.Role;

/** What MySQL and MariaDB have in common. */
abstract sealed class InnoDbDialect implements SqlDialect permits MySqlDialect, MariaDbDialect {
  private static final int COLUMN_COMMENT = 1024;
  private static final int TABLE_COMMENT = 2048;

  /** A collation that compares byte by byte and does not ignore blanks at the end. */
  abstract String binaryCollation();

  /** What stands between VALUES (...) and ON DUPLICATE KEY UPDATE. */
  abstract String rowAlias();

  /** The new value of a column within ON DUPLICATE KEY UPDATE. */
  abstract String newValue(String quoted);

  @Override
  public String quote(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }

  @Override
  public String type(Column column) {
    return switch (column.type()) {
      case BIGINT -> "bigint";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case VARCHAR -> "varchar(" + column.length() + ")";
      case PATH -> "varchar(" + column.length() + ") collate " + binaryCollation();
      // TEXT ends at 64 KiB; a LONGTEXT costs one more byte and takes as little of the row's page
      case TEXT -> "longtext";
      case DATE -> "date";
      case TIME -> "time(6)";
      case DATETIME -> "datetime(6)";
      case BLOB -> "longblob";
    };
  }

  @Override
  public String upsert(Table table) {
    String row = table.columns().stream().map(column -> "?").collect(Collectors.joining(","));
    return insertInto(table) + "(" + row + ")" + onDuplicate(table);
  }

  /** What stands before the rows of an upsert. */
  String insertInto(Table table) {
    String columns =
        table.columns().stream()
            .map(column -> quote(column.name()))
            .collect(Collectors.joining(","));
    return "INSERT INTO " + quote(table.name()) + " (" + columns + ") VALUES ";
  }

  /** What stands behind the rows of an upsert. */
  String onDuplicate(Table table) {
    List<String> updated =
        table.columns().stream()
            .filter(column -> column.role() == Role.COMPARED)
            .map(column -> quote(column.name()))
            .toList();
    // MySQL has no "DO NOTHING": a key set to itself changes nothing
    List<String> assigned = updated.isEmpty() ? List.of(quote(table.key().get(0).name())) : updated;
    return rowAlias()
        + " ON DUPLICATE KEY UPDATE "
        + assigned.stream()
            .map(column -> column + "=" + newValue(column))
            .collect(Collectors.joining(","));
  }

  @Override
  public UpsertSender sender() {
    return new TextUpserts(this);
  }

  @Override
  public String tableOptions(String comment) {
    String options = "engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_ci";
    return comment.isEmpty() ? options : options + " comment=" + clipped(comment, TABLE_COMMENT);
  }

  @Override
  public Optional<String> commentOn(Table table) {
    return Optional.empty();
  }

  @Override
  public boolean indexesInline() {
    return true;
  }

  @Override
  public String columnsQuery() {
    return "SELECT table_name, column_name, data_type, character_maximum_length, collation_name"
        + " FROM information_schema.columns WHERE table_schema = DATABASE()"
        + " ORDER BY table_name, ordinal_position";
  }

  @Override
  public String createView(String name, String select) {
    // else it would read with the rights of its maker, and fail where a copy lacks that user
    return "create or replace sql security invoker view " + quote(name) + " as " + select;
  }

  @Override
  public Footprint footprint(Column column) {
    String type = type(column).replaceFirst("[ (].*", "");
    return InnoDbRow.of(type, column.length(), column.role() == Role.KEY);
  }

  @Override
  public Footprint footprint(CatalogColumn column, boolean key) {
    return InnoDbRow.of(column.type(), column.length(), key);
  }

  @Override
  public Footprint footprintLimit() {
    return InnoDbRow.limit();
  }

  @Override
  public String viewsQuery() {
    return "SELECT table_name FROM information_schema.tables"
        + " WHERE table_schema = DATABASE() AND table_type = 'VIEW'";
  }

  @Override
  public String indexesQuery() {
    return "SELECT DISTINCT table_name, index_name FROM information_schema.statistics"
        + " WHERE table_schema = DATABASE()";
  }

  @Override
  public Optional<String> conflict(Column wanted, CatalogColumn found) {
    boolean holds =
        switch (wanted.type()) {
          case BIGINT -> found.type().equals("bigint");
          case DOUBLE -> found.type().equals("double");
          case BOOLEAN -> Set.of("tinyint", "smallint", "int", "bigint").contains(found.type());
          case VARCHAR -> isText(found) && found.length() >= wanted.length();
          case PATH ->
              isText(found)
                  && found.length() >= wanted.length()
                  && found.collation().endsWith("_bin");
          case TEXT -> Set.of("text", "mediumtext", "longtext").contains(found.type());
          case DATE -> found.type().equals("date");
          case TIME -> found.type().equals("time");
          case DATETIME -> found.type().equals("datetime");
          case BLOB -> Set.of("mediumblob", "longblob").contains(found.type());
        };
    return holds ? Optional.empty() : Optional.of(found.words() + ", wanted " + type(wanted));
  }

  @Override
  public String currentSchema() {
    return "DATABASE()";
  }

  @Override
  public ShadowSql shadows() {
    return new InnoDbShadowSql(this);
  }

  @Override
  public Optional<ColumnKind> kind(CatalogColumn found) {
    return switch (found.type()) {
      case "tinyint" -> Optional.of(ColumnKind.BOOLEAN);
      case "smallint", "mediumint", "int", "bigint" -> Optional.of(ColumnKind.BIGINT);
      case "float", "double" -> Optional.of(ColumnKind.DOUBLE);
      case "char", "varchar" ->
          Optional.of(found.collation().endsWith("_bin") ? ColumnKind.PATH : ColumnKind.VARCHAR);
      case "text", "mediumtext", "longtext" -> Optional.of(ColumnKind.TEXT);
      case "date" -> Optional.of(ColumnKind.DATE);
      case "time" -> Optional.of(ColumnKind.TIME);
      case "datetime" -> Optional.of(ColumnKind.DATETIME);
      case "mediumblob", "longblob" -> Optional.of(ColumnKind.BLOB);
      default -> Optional.empty();
    };
  }

  @Override
  public String changeType(Table table, Column column) {
    return "alter table "
        + quote(table.name())
        + " modify column "
        + quote(column.name())
        + " "
        + type(column)
        + (column.comment().isEmpty() ? "" : " comment " + literal(column.comment()));
  }

  @Override
  public String addTogether(List<String> statements) {
    String first = statements.get(0);
    int clause = first.indexOf(" add column ");
    return first.substring(0, clause)
        + statements.stream()
            .map(statement -> statement.substring(statement.indexOf(" add column ")))
            .collect(Collectors.joining(","));
  }

  private static boolean isText(CatalogColumn found) {
    return Set.of("varchar", "char", "text", "mediumtext", "longtext").contains(found.type());
  }

  @Override
  public Object temporal(Temporal value) {
    // Connector/J takes MariaDB for MySQL 5.5 and would cut the fraction of the second
    return value.toString();
  }

  @Override
  public int streamingFetchSize() {
    return Integer.MIN_VALUE;
  }

  @Override
  public Optional<String> beginReadOnly() {
    // Connection.setReadOnly stays within Connector/J where it takes MariaDB for MySQL 5.5
    return Optional.of("START TRANSACTION READ ONLY");
  }

  @Override
  public ReadOnlyStatement.Lexis lexis() {
    return ReadOnlyStatement.Lexis.MYSQL;
  }

  @Override
  public String literal(String text) {
    return clipped(text, COLUMN_COMMENT);
  }

  private static String clipped(String text, int length) {
    String kept =
        text.codePointCount(0, text.length()) <= length
            ? text
            : text.substring(0, text.offsetByCodePoints(0, length));
    return "'" + kept.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  @Override
  public final int usefulWriters() {
    // beyond two, writers wait for each other's commits
    return 2;
  }
}

package org.fitsql.orm;

import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** H2 2.x, embedded or as a server. */
final class H2SqlDialect implements SqlDialect {
  /** The longest string H2 has, in characters. */
  private static final int LONGEST = 1_048_576;

  private final ServerVersion version;

  H2SqlDialect(ServerVersion version) {
    this.version = version;
  }

  @Override
  public ServerVersion server() {
    return version;
  }

  @Override
  public String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String type(Column column) {
    return switch (column.type()) {
      case BIGINT -> "bigint";
      case DOUBLE -> "double precision";
      case BOOLEAN -> "boolean";
      case VARCHAR, PATH -> "varchar(" + column.length() + ")";
      // a CLOB would be unlimited, but cannot be grouped or joined as freely and costs a lookup
      case TEXT -> "varchar(" + LONGEST + ")";
      case DATE -> "date";
      case TIME -> "time(6)";
      case DATETIME -> "timestamp(6)";
      case BLOB -> "blob";
    };
  }

  @Override
  public String upsert(Table table) {
    return new H2Merge(this, table).statement();
  }

  @Override
  public UpsertSender sender() {
    return new PreparedUpserts(this);
  }

  @Override
  public String tableOptions(String comment) {
    return "";
  }

  @Override
  public Optional<String> commentOn(Table table) {
    return table.comment().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "comment on table " + quote(table.name()) + " is " + literal(table.comment()));
  }

  @Override
  public boolean indexesInline() {
    return false;
  }

  @Override
  public String columnsQuery() {
    return "SELECT table_name, column_name, data_type, character_maximum_length, NULL"
        + " FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA"
        + " ORDER BY table_name, ordinal_position";
  }

  @Override
  public String createView(String name, String select) {
    return "create or replace view " + quote(name) + " as " + select;
  }

  @Override
  public Footprint footprint(Column column) {
    // 16,384 columns are as many as a view may have; within them a row has no limit of its own
    return Footprint.NONE;
  }

  @Override
  public Footprint footprint(CatalogColumn column, boolean key) {
    return Footprint.NONE;
  }

  @Override
  public Footprint footprintLimit() {
    return Footprint.NONE;
  }

  @Override
  public String viewsQuery() {
    return "SELECT table_name FROM information_schema.tables"
        + " WHERE table_schema = CURRENT_SCHEMA AND table_type = 'VIEW'";
  }

  @Override
  public String indexesQuery() {
    return "SELECT table_name, index_name FROM information_schema.indexes"
        + " WHERE table_schema = CURRENT_SCHEMA";
  }

  @Override
  public Optional<String> conflict(Column wanted, CatalogColumn found) {
    boolean holds =
        switch (wanted.type()) {
          case BIGINT -> found.type().equals("bigint");
          case DOUBLE -> found.type().equals("double precision");
          case BOOLEAN -> found.type().equals("boolean");
          case VARCHAR, PATH -> isText(found) && found.length() >= wanted.length();
          case TEXT -> isText(found) && found.length() >= LONGEST;
          case DATE -> found.type().equals("date");
          case TIME -> found.type().equals("time");
          case DATETIME -> found.type().equals("timestamp");
          case BLOB -> found.type().equals("binary large object");
        };
    return holds ? Optional.empty() : Optional.of(found.words() + ", wanted " + type(wanted));
  }

  @Override
  public String currentSchema() {
    return "CURRENT_SCHEMA";
  }

  @Override
  public ShadowSql shadows() {
    return new H2ShadowSql(this);
  }

  @Override
  public Optional<ColumnKind> kind(CatalogColumn found) {
    return switch (found.type()) {
      case "boolean" -> Optional.of(ColumnKind.BOOLEAN);
      case "tinyint", "smallint", "integer", "bigint" -> Optional.of(ColumnKind.BIGINT);
      case "real", "double precision" -> Optional.of(ColumnKind.DOUBLE);
      case "character", "character varying" ->
          Optional.of(found.length() >= LONGEST ? ColumnKind.TEXT : ColumnKind.VARCHAR);
      case "character large object" -> Optional.of(ColumnKind.TEXT);
      case "date" -> Optional.of(ColumnKind.DATE);
      case "time" -> Optional.of(ColumnKind.TIME);
      case "timestamp" -> Optional.of(ColumnKind.DATETIME);
      case "binary large object" -> Optional.of(ColumnKind.BLOB);
      default -> Optional.empty();
    };
  }

  @Override
  public String changeType(Table table, Column column) {
    return "alter table "
        + quote(table.name())
        + " alter column "
        + quote(column.name())
        + " set data type "
        + type(column);
  }

  @Override
  public String addTogether(List<String> statements) {
    String first = statements.get(0);
    String add = " add column ";
    return first.substring(0, first.indexOf(add))
        + statements.stream()
            .map(statement -> statement.substring(statement.indexOf(add) + add.length()))
            .collect(Collectors.joining(", ", " add (", ")"));
  }

  private static boolean isText(CatalogColumn found) {
    return found.type().equals("character varying")
        || found.type().equals("character large object");
  }

  @Override
  public Object temporal(Temporal value) {
    return value;
  }

  @Override
  public int streamingFetchSize() {
    // an embedded H2 keeps a result beyond MAX_MEMORY_ROWS on disk by itself
    return 1000;
  }

  @Override
  public Optional<String> beginReadOnly() {
    return Optional.empty();
  }

  @Override
  public ReadOnlyStatement.Lexis lexis() {
    return ReadOnlyStatement.Lexis.H2;
  }

  @Override
  public String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public int usefulWriters() {
    // an embedded H2 lets one transaction at a time write
    return 1;
  }
}

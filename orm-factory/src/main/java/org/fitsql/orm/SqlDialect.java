package org.fitsql.orm;

import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;

/** What MySQL, MariaDB and H2 spell differently, and nothing else. */
sealed interface SqlDialect permits InnoDbDialect, H2SqlDialect {

  /** The server that reported itself; Hibernate chooses its dialect by it. */
  ServerVersion server();

  /** An identifier, quoted: keywords such as GROUPS and PARALLEL are reserved words somewhere. */
  String quote(String identifier);

  /** The SQL type of a column. */
  String type(Column column);

  /** Insert or update one row; a parameter per column, in order. */
  String upsert(Table table);

  /** How rows get to the database quickest. */
  UpsertSender sender();

  /** What follows the closing parenthesis of CREATE TABLE. */
  String tableOptions(String comment);

  /** The statement that comments a table, where CREATE TABLE cannot. */
  Optional<String> commentOn(Table table);

  /** Whether CREATE TABLE may hold indexes, so that a table is never without them. */
  boolean indexesInline();

  /** Selects table, column, type, length and collation of every column of the database. */
  String columnsQuery();

  /** Makes or replaces a view, which reads what its user may read. */
  String createView(String name, String select);

  /** What a column takes up of a row at worst; nothing where there is no limit to think of. */
  Footprint footprint(Column column);

  /** The same for a column of the database. */
  Footprint footprint(CatalogColumn column, boolean key);

  /** What the columns of a table may take up together. */
  Footprint footprintLimit();

  /** Selects the name of every view of the database. */
  String viewsQuery();

  /** Selects table and name of every index of the database. */
  String indexesQuery();

  /** Selects table and name of every foreign key of the database. */
  default String referencesQuery() {
    return "SELECT table_name, constraint_name FROM information_schema.table_constraints"
        + " WHERE constraint_type = 'FOREIGN KEY' AND table_schema = "
        + currentSchema();
  }

  /** The expression that names the schema which tables live in. */
  String currentSchema();

  /** How shadow tables take the place of others. */
  ShadowSql shadows();

  /**
   * Why a column of the database cannot hold what is wanted, or empty where it can.
   *
   * @param wanted the column as defined
   * @param found the column as the database has it
   */
  Optional<String> conflict(Column wanted, CatalogColumn found);

  /** What a column of the database is to fitsql; empty where it is nothing that fitsql uses. */
  Optional<ColumnKind> kind(CatalogColumn found);

  /** ALTER TABLE that gives a column another type and keeps its comment. */
  String changeType(Table table, Column column);

  /**
   * Joins statements that each add a column to the same table, so that the table is changed once.
   *
   * @param statements as Hibernate writes them, one or more
   */
  String addTogether(List<String> statements);

  /** A date or time as the driver carries it to the server unharmed. */
  Object temporal(Temporal value);

  /** The fetch size that makes the driver hand over rows as they arrive. */
  int streamingFetchSize();

  /** How many threads that write at once make it faster. */
  int usefulWriters();

  /** The foreign key from {@code rootname} to that of another table, as tables declare it. */
  default String reference(String name, String parent) {
    String rootname = quote("rootname");
    return "constraint "
        + quote(name)
        + " foreign key ("
        + rootname
        + ") references "
        + quote(parent)
        + " ("
        + rootname
        + ")";
  }

  /** The statement that begins a transaction which cannot write, where there is such. */
  Optional<String> beginReadOnly();

  /** How a user's SQL is taken apart into words, literals and comments. */
  ReadOnlyStatement.Lexis lexis();

  /** A string literal, for comments in DDL; values of rows are always parameters. */
  String literal(String text);
}

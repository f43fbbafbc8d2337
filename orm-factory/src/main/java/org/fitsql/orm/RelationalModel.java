package org.fitsql.orm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.PrimaryKey;

/**
 * Tables as Hibernate's relational model, from which its schema tools write DDL. Made without
 * entities: those would cost seconds and say nothing more about a table.
 */
final class RelationalModel {
  private static final String CONTRIBUTOR = "fitsql";

  private final SqlDialect dialect;
  private final Dialect hibernate;
  private final MetadataImplementor metadata;
  private final MetadataBuildingContext building;
  private final SqlStringGenerationContext context;

  @SuppressWarnings("deprecation") // no other way leads to a building context from outside
  RelationalModel(StandardServiceRegistry registry, SqlDialect dialect) {
    this.dialect = dialect;
    this.metadata = (MetadataImplementor) new MetadataSources(registry).buildMetadata();
    this.building = metadata.getTypeConfiguration().getMetadataBuildingContext();
    JdbcEnvironment environment = registry.requireService(JdbcEnvironment.class);
    this.hibernate = environment.getDialect();
    this.context =
        SqlStringGenerationContextImpl.fromConfigurationMap(
            environment, metadata.getDatabase(), Map.of());
  }

  /** The physical name of an index: in H2 and for foreign keys, names are unique in a schema. */
  static String indexName(Table table, Table.Index index) {
    return SqlName.index(table.name(), index.name());
  }

  /** The name of the foreign key of a table. */
  static String referenceName(String table) {
    return SqlName.reference(table);
  }

  /** Parents before the tables that reference them. */
  static List<Table> parentsFirst(List<Table> tables) {
    Map<String, Table> byName = new HashMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    return tables.stream()
        .sorted(Comparator.comparingInt(table -> Table.depth(table, byName)))
        .toList();
  }

  /** The statements that make tables where there is nothing yet, with the parts of those split. */
  List<String> createAll(List<Table> tables) {
    TableStorage storage = new TableStorage(dialect, Catalog.EMPTY);
    List<String> statements = new ArrayList<>();
    for (Table table : parentsFirst(tables)) {
      StoredTable stored = storage.of(table);
      stored.parts().forEach(part -> statements.addAll(create(part)));
      if (stored.isSplit()) {
        statements.add(stored.view(dialect));
      }
    }
    return statements;
  }

  /** CREATE TABLE with its comments, foreign key and indexes. */
  List<String> create(Table table) {
    org.hibernate.mapping.Table mapped = mapped(table);
    mapped.setOptions(dialect.tableOptions(table.comment()));
    table.columns().forEach(column -> mapped.addColumn(mapped(mapped, column)));
    PrimaryKey key = new PrimaryKey(mapped);
    table.key().forEach(column -> key.addColumn(mapped(mapped, column)));
    mapped.setPrimaryKey(key);
    mapped.setExtraDeclarations(String.join(", ", declarations(table)));
    List<String> statements =
        new ArrayList<>(
            List.of(hibernate.getTableExporter().getSqlCreateStrings(mapped, metadata, context)));
    dialect.commentOn(table).ifPresent(statements::add);
    if (!dialect.indexesInline()) {
      table.indexes().forEach(index -> statements.addAll(createIndex(table, index)));
    }
    return statements;
  }

  /** ALTER TABLE that adds columns and touches nothing else. */
  List<String> addColumns(Table table, List<Column> missing) {
    org.hibernate.mapping.Table mapped = mapped(table);
    missing.forEach(column -> mapped.addColumn(mapped(mapped, column)));
    return List.of(
        hibernate
            .getTableMigrator()
            .getSqlAlterStrings(mapped, metadata, new NothingKnown(mapped), context));
  }

  List<String> createIndex(Table table, Table.Index index) {
    org.hibernate.mapping.Table mapped = mapped(table);
    org.hibernate.mapping.Index made = new org.hibernate.mapping.Index();
    made.setTable(mapped);
    made.setName("`" + indexName(table, index) + "`");
    index
        .columns()
        .forEach(name -> made.addColumn(mapped(mapped, table.columns().get(table.position(name)))));
    return List.of(hibernate.getIndexExporter().getSqlCreateStrings(made, metadata, context));
  }

  /** What CREATE TABLE declares after its columns and primary key. */
  private List<String> declarations(Table table) {
    List<String> declarations = new ArrayList<>();
    if (table.references() != null) {
      declarations.add(dialect.reference(SqlName.reference(table.name()), table.references()));
    }
    if (dialect.indexesInline()) {
      for (Table.Index index : table.indexes()) {
        declarations.add(
            "index "
                + dialect.quote(indexName(table, index))
                + index.columns().stream()
                    .map(dialect::quote)
                    .collect(Collectors.joining(", ", " (", ")")));
      }
    }
    return declarations;
  }

  private org.hibernate.mapping.Table mapped(Table table) {
    Namespace namespace = metadata.getDatabase().getDefaultNamespace();
    Identifier name = Identifier.toIdentifier(table.name(), true);
    return new org.hibernate.mapping.Table(CONTRIBUTOR, namespace, name, false);
  }

  private org.hibernate.mapping.Column mapped(org.hibernate.mapping.Table table, Column column) {
    // backticks are Hibernate's own sign for "quote this", whatever the database
    org.hibernate.mapping.Column mapped =
        new org.hibernate.mapping.Column("`" + column.name() + "`");
    BasicValue value = new BasicValue(building, table);
    value.setTypeName(column.type().hibernateType());
    value.addColumn(mapped);
    value.resolve();
    mapped.setSqlType(dialect.type(column));
    mapped.setNullable(column.role() != Column.Role.KEY);
    if (!column.comment().isEmpty()) {
      // as an option rather than as a comment: Hibernate would not escape quotes, and would comment
      // each column of H2 by a statement of its own
      mapped.setOptions("comment " + dialect.literal(column.comment()));
    }
    return mapped;
  }
}

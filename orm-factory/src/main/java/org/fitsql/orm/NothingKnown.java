package org.fitsql.orm;

import java.util.List;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.extract.spi.ColumnInformation;
import org.hibernate.tool.schema.extract.spi.ForeignKeyInformation;
import org.hibernate.tool.schema.extract.spi.IndexInformation;
import org.hibernate.tool.schema.extract.spi.PrimaryKeyInformation;
import org.hibernate.tool.schema.extract.spi.TableInformation;
import org.jspecify.annotations.Nullable;

/**
 * Tells Hibernate's migrator that a table has none of the columns given, so that it adds just
 * these: which are missing was found out already, and it shall not retype the others.
 */
record NothingKnown(Table table) implements TableInformation {

  @Override
  public QualifiedTableName getName() {
    return table.getQualifiedTableName();
  }

  @Override
  public boolean isPhysicalTable() {
    return true;
  }

  @Override
  public @Nullable String getComment() {
    return null;
  }

  @Override
  public @Nullable ColumnInformation getColumn(Identifier column) {
    return null;
  }

  @Override
  public @Nullable PrimaryKeyInformation getPrimaryKey() {
    return null;
  }

  @Override
  public Iterable<ForeignKeyInformation> getForeignKeys() {
    return List.of();
  }

  @Override
  public @Nullable ForeignKeyInformation getForeignKey(Identifier key) {
    return null;
  }

  @Override
  public Iterable<IndexInformation> getIndexes() {
    return List.of();
  }

  @Override
  public @Nullable IndexInformation getIndex(Identifier index) {
    return null;
  }

  @Override
  public void addColumn(ColumnInformation column) {
    throw new UnsupportedOperationException("nothing is known of " + table.getName());
  }
}

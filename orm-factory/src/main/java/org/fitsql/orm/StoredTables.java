package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How tables are stored, read from the database once and again after the schema was changed, by
 * this process or, as a failed statement shows, by another. Thread-safe.
 */
final class StoredTables {
  private final SqlDialect dialect;
  private volatile @Nullable TableStorage storage;

  StoredTables(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** As of when the catalog was read last. */
  TableStorage current(Connection connection) throws SQLException {
    TableStorage known = storage;
    if (known == null) {
      known = read(connection);
    }
    return known;
  }

  /** As of now. */
  TableStorage read(Connection connection) throws SQLException {
    TableStorage read = new TableStorage(dialect, Catalog.read(connection, dialect));
    storage = read;
    return read;
  }

  /** Has the catalog read again before it is used next. */
  void forget() {
    storage = null;
  }
}

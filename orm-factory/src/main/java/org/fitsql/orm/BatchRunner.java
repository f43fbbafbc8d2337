package org.fitsql.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends one {@link TableBatch} to the database as one JDBC batch. */
final class BatchRunner {

  /** A batch that the database refused. */
  static final class BatchFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient TableBatch batch;
    private final SQLException refusal;

    BatchFailure(TableBatch batch, SQLException refusal) {
      super(refusal);
      this.batch = batch;
      this.refusal = refusal;
    }

    TableBatch batch() {
      return batch;
    }

    SQLException refusal() {
      return refusal;
    }
  }

  private final SqlDialect dialect;
  private final Map<String, TableStatements> made = new ConcurrentHashMap<>();

  BatchRunner(SqlDialect dialect) {
    this.dialect = dialect;
  }

  void run(Connection connection, TableStorage storage, TableBatch batch) throws BatchFailure {
    TableStatements statements = statements(storage.of(batch.table()));
    try {
      if (batch instanceof TableBatch.Upserts upserts) {
        for (TableStatements.PartUpsert part : statements.upserts()) {
          upsert(connection, part, upserts);
        }
      } else if (batch instanceof TableBatch.Deletes deletes) {
        for (String sql : statements.deletes(deletes.columns())) {
          delete(connection, sql, deletes);
        }
      }
    } catch (SQLException e) {
      throw new BatchFailure(batch, e);
    }
  }

  private void upsert(
      Connection connection, TableStatements.PartUpsert part, TableBatch.Upserts batch)
      throws SQLException {
    RowBinder binder = RowBinder.ofRow(dialect, batch.table(), part.columns());
    try (PreparedStatement statement = connection.prepareStatement(part.sql())) {
      for (RowChange.Upsert row : batch.rows()) {
        binder.bind(statement, row.values());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void delete(Connection connection, String sql, TableBatch.Deletes batch)
      throws SQLException {
    RowBinder binder = RowBinder.of(dialect, batch.table(), batch.columns());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (RowChange.Delete row : batch.rows()) {
        binder.bind(statement, row.values());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Statements are made once per table: comparing 98 columns is cheap, writing them out is not. */
  private TableStatements statements(StoredTable stored) {
    TableStatements known = made.get(stored.logical().name());
    if (known == null || known.stored() != stored) {
      known = new TableStatements(dialect, stored);
      made.put(stored.logical().name(), known);
    }
    return known;
  }
}

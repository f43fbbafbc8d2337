package org.fitsql.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends one {@link TableBatch} to the database. */
final class BatchRunner {

  /** A batch that the database refused. */
  static final class BatchFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient TableBatch batch;
    private final int first;
    private final SQLException refusal;

    /**
     * @param first row of the batch from which the statement that failed counts
     */
    BatchFailure(TableBatch batch, int first, SQLException refusal) {
      super(refusal);
      this.batch = batch;
      this.first = first;
      this.refusal = refusal;
    }

    TableBatch batch() {
      return batch;
    }

    int first() {
      return first;
    }

    SQLException refusal() {
      return refusal;
    }
  }

  private final SqlDialect dialect;
  private final UpsertSender sender;
  private final Map<String, TableStatements> made = new ConcurrentHashMap<>();

  BatchRunner(SqlDialect dialect) {
    this.dialect = dialect;
    this.sender = dialect.sender();
  }

  void run(Connection connection, TableStorage storage, TableBatch batch) throws BatchFailure {
    TableStatements statements = statements(storage.of(batch.table()));
    try {
      if (batch instanceof TableBatch.Upserts upserts) {
        for (TableStatements.PartUpsert part : statements.upserts()) {
          sender.upsert(connection, part, upserts);
        }
      } else if (batch instanceof TableBatch.Deletes deletes) {
        for (String sql : statements.deletes(deletes.columns())) {
          delete(connection, sql, deletes);
        }
      }
    } catch (SQLException e) {
      throw new BatchFailure(batch, 0, e);
    }
  }

  private void delete(Connection connection, String sql, TableBatch.Deletes batch)
      throws SQLException {
    RowBinder binder = new RowBinder(dialect, RowLayout.of(batch.table(), batch.columns()));
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

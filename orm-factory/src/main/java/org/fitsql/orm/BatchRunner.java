package org.fitsql.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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

  private record Prepared(Table table, String sql) {}

  private final SqlDialect dialect;
  private final Map<String, Prepared> upserts = new ConcurrentHashMap<>();

  BatchRunner(SqlDialect dialect) {
    this.dialect = dialect;
  }

  void run(Connection connection, TableBatch batch) throws BatchFailure {
    try {
      if (batch instanceof TableBatch.Upserts upserts) {
        upsert(connection, upserts);
      } else if (batch instanceof TableBatch.Deletes deletes) {
        delete(connection, deletes);
      }
    } catch (SQLException e) {
      throw new BatchFailure(batch, e);
    }
  }

  private void upsert(Connection connection, TableBatch.Upserts batch) throws SQLException {
    RowBinder binder = RowBinder.ofRow(dialect, batch.table());
    try (PreparedStatement statement = connection.prepareStatement(upsertSql(batch.table()))) {
      for (RowChange.Upsert row : batch.rows()) {
        binder.bind(statement, row.values());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void delete(Connection connection, TableBatch.Deletes batch) throws SQLException {
    RowBinder binder = RowBinder.of(dialect, batch.table(), batch.columns());
    String sql = deleteSql(batch.table(), batch.columns());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (RowChange.Delete row : batch.rows()) {
        binder.bind(statement, row.values());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Statements are made once per table: comparing 98 columns is cheap, writing them out is not. */
  private String upsertSql(Table table) {
    Prepared known = upserts.get(table.name());
    if (known == null || !known.table().equals(table)) {
      known = new Prepared(table, dialect.upsert(table));
      upserts.put(table.name(), known);
    }
    return known.sql();
  }

  private String deleteSql(Table table, List<String> columns) {
    return "DELETE FROM "
        + dialect.quote(table.name())
        + " WHERE "
        + columns.stream()
            .map(column -> dialect.quote(column) + "=?")
            .collect(Collectors.joining(" AND "));
  }
}

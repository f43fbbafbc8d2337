package org.fitsql.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows as parameters of one prepared statement, in one batch of JDBC. */
record PreparedUpserts(SqlDialect dialect) implements UpsertSender {

  @Override
  public void upsert(
      Connection connection, TableStatements.PartUpsert part, TableBatch.Upserts batch)
      throws SQLException {
    RowBinder binder = new RowBinder(dialect, RowLayout.ofRow(batch.table(), part.columns()));
    try (PreparedStatement statement = connection.prepareStatement(part.sql())) {
      for (RowChange.Upsert row : batch.rows()) {
        binder.bind(statement, row.values());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}

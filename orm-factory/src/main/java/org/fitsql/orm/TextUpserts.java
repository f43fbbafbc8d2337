package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fitsql.orm.BatchRunner.BatchFailure;
import org.jspecify.annotations.Nullable;

/**
 * Rows as literals of INSERT statements, for MySQL and MariaDB. The driver would write parameters
 * out as text as well, after it had made three objects of each and measured it twice: that was most
 * of what writing cost.
 */
record TextUpserts(InnoDbDialect dialect, SqlLiterals literals) implements UpsertSender {
  /** Letters, all of ASCII, after which a statement ends; servers take at least a million. */
  private static final int LONGEST = 256 * 1024;

  TextUpserts(InnoDbDialect dialect) {
    this(dialect, new SqlLiterals());
  }

  @Override
  public void upsert(
      Connection connection, TableStatements.PartUpsert part, TableBatch.Upserts batch)
      throws SQLException, BatchFailure {
    RowLayout layout = RowLayout.ofRow(batch.table(), part.columns());
    String head = dialect.insertInto(part.part());
    String tail = dialect.onDuplicate(part.part());
    List<RowChange.Upsert> rows = batch.rows();
    StringBuilder sql = new StringBuilder();
    try (Statement statement = connection.createStatement()) {
      // braces in a header are no escapes of JDBC
      statement.setEscapeProcessing(false);
      int first = 0;
      for (int i = 0; i < rows.size(); i++) {
        append(sql.append(i == first ? head : ","), layout, rows.get(i).values());
        if (sql.length() > LONGEST || i == rows.size() - 1) {
          send(statement, sql.append(tail).toString(), batch, first);
          sql.setLength(0);
          first = i + 1;
        }
      }
    }
  }

  private static void send(Statement statement, String sql, TableBatch batch, int first)
      throws BatchFailure {
    try {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new BatchFailure(batch, first, e);
    }
  }

  private void append(StringBuilder sql, RowLayout layout, @Nullable Object[] values) {
    layout.mustFit(values);
    for (int i = 0; i < layout.size(); i++) {
      sql.append(i == 0 ? '(' : ',');
      try {
        literals.append(sql, layout.kind(i), layout.value(values, i));
      } catch (ClassCastException e) {
        throw layout.cannotTake(values, i, e);
      }
    }
    sql.append(')');
  }
}

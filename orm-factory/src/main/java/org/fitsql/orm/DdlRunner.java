package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.orm.DatabaseException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs statements that change the schema, where others may run the same at once. */
final class DdlRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DdlRunner.class);

  private final FaultMessages messages;

  DdlRunner(FaultMessages messages) {
    this.messages = messages;
  }

  /**
   * @return the statements that had an effect
   * @throws DatabaseException REFUSED with those left, where the user may not run one
   */
  List<String> run(Connection connection, List<String> statements) throws SQLException {
    List<String> done = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < statements.size(); i++) {
        String sql = statements.get(i);
        LOG.debug("{}", sql);
        try {
          statement.execute(sql);
          done.add(sql);
        } catch (SQLException e) {
          tolerate(e, sql, statements.subList(i, statements.size()));
        }
      }
    }
    return done;
  }

  /** Passes over what another process did first; all else is told with the statement. */
  private void tolerate(SQLException e, String sql, List<String> left) {
    SqlFault fault = messages.classify(e);
    if (fault == SqlFault.EXISTS || (fault == SqlFault.MOVED && StoredTable.isRename(sql))) {
      LOG.debug("Another process was first: {}", sql);
    } else if (fault == SqlFault.NO_PRIVILEGE || fault == SqlFault.READ_ONLY) {
      String reason = messages.explain("changing the schema", e).getMessage();
      throw new DatabaseException(
          Kind.REFUSED,
          reason
              + " Or let the administrator run these statements:\n"
              + String.join(";\n", left)
              + ";",
          e);
    } else {
      throw messages.explain("running " + QueryRunner.shown(sql), e);
    }
  }
}

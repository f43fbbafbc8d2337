package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import org.fitsql.orm.BatchRunner.BatchFailure;

/** How rows that are inserted or updated get to the database. Immutable. */
sealed interface UpsertSender permits PreparedUpserts, TextUpserts {

  /**
   * Inserts or updates the rows of a batch in its table, or in one part of it.
   *
   * @throws DatabaseException BAD_DATA where a value is not of the class its column wants
   */
  void upsert(Connection connection, TableStatements.PartUpsert part, TableBatch.Upserts batch)
      throws SQLException, BatchFailure;
}

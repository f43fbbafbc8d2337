package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.orm.BatchRunner.BatchFailure;
import org.fitsql.orm.DatabaseException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes groups of units: all in one transaction, and where the data of one spoils it, each in its
 * own, so that a bad unit costs only itself.
 */
final class UnitWriter {
  private static final Logger LOG = LoggerFactory.getLogger(UnitWriter.class);

  private final Connections connections;
  private final FaultMessages messages;
  private final BatchRunner runner;
  private final StoredTables stored;

  UnitWriter(Connections connections, FaultMessages messages, StoredTables stored) {
    this.connections = connections;
    this.messages = messages;
    this.stored = stored;
    this.runner = new BatchRunner(connections.dialect());
  }

  /**
   * @throws DatabaseException UNREACHABLE or REFUSED: nothing of the group that was under way is in
   *     the database
   */
  List<UnitOutcome> write(List<Unit> units) {
    try {
      transact(units);
      return units.stream().map(UnitWriter::written).toList();
    } catch (DatabaseException e) {
      if (isNobodysFault(e)) {
        throw e;
      }
      if (units.size() == 1) {
        return List.of(new UnitOutcome.Refused(units.get(0), e));
      }
      LOG.debug("A group of {} units failed and is replayed one by one", units.size(), e);
      return replay(units);
    }
  }

  private List<UnitOutcome> replay(List<Unit> units) {
    List<UnitOutcome> outcomes = new ArrayList<>();
    for (Unit unit : units) {
      outcomes.addAll(write(List.of(unit)));
    }
    return outcomes;
  }

  private static UnitOutcome written(Unit unit) {
    return new UnitOutcome.Written(unit, unit.changes().size());
  }

  /** Faults that the next unit would meet as well. */
  private static boolean isNobodysFault(DatabaseException e) {
    return e.kind() == Kind.UNREACHABLE || e.kind() == Kind.REFUSED;
  }

  private void transact(List<Unit> units) {
    List<TableBatch> batches = TableBatch.merge(units);
    Attempts attempts = new Attempts(messages, stored);
    while (true) {
      try {
        connections.lendForWriting(connection -> runAll(connection, batches));
        return;
      } catch (BatchFailure e) {
        if (!attempts.goesOnAfter(e.refusal())) {
          throw new BatchRefusal(e, messages).explained(units);
        }
      } catch (SQLException e) {
        if (!attempts.goesOnAfter(e)) {
          throw messages.explain("writing " + names(units), e);
        }
      }
    }
  }

  private int runAll(Connection connection, List<TableBatch> batches)
      throws SQLException, BatchFailure {
    TableStorage storage = stored.current(connection);
    connection.setAutoCommit(false);
    boolean committed = false;
    int rows = 0;
    try {
      for (TableBatch batch : batches) {
        runner.run(connection, storage, batch);
        rows += batch.size();
      }
      connection.commit();
      committed = true;
    } finally {
      if (!committed) {
        rollBack(connection);
      }
    }
    return rows;
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // the connection is lost, and the server rolls back by itself; the first error tells why
      LOG.debug("Roll back failed", e);
    }
  }

  static String names(List<Unit> units) {
    String first = units.isEmpty() ? "nothing" : units.get(0).name();
    return units.size() < 2 ? first : first + " and " + (units.size() - 1) + " more";
  }
}

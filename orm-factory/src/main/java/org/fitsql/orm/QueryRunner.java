package org.fitsql.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fitsql.orm.DatabaseException.Kind;
import org.jspecify.annotations.Nullable;

/** Runs queries and hands over their rows as they arrive. */
final class QueryRunner {
  private static final int SHOWN = 200;

  private final Connections connections;
  private final FaultMessages messages;
  private final StoredTables stored;

  QueryRunner(Connections connections, FaultMessages messages, StoredTables stored) {
    this.stored = stored;
    this.connections = connections;
    this.messages = messages;
  }

  /**
   * Hands over each row. What fails before the first row is tried again where that may help; from
   * then on a failure is told, for a row must not be handed over twice.
   */
  void forEach(String sql, List<?> parameters, Consumer<ResultRow> each) {
    Attempts attempts = new Attempts(messages, stored);
    AtomicBoolean begun = new AtomicBoolean();
    Consumer<ResultRow> noting =
        row -> {
          begun.set(true);
          each.accept(row);
        };
    while (true) {
      try {
        connections.lend(connection -> run(connection, sql, parameters, noting));
        return;
      } catch (SQLException e) {
        if (begun.get() || !attempts.goesOnAfter(e)) {
          throw messages.explain("running " + shown(sql), e);
        }
      }
    }
  }

  /** Collects what is made of each row; a failure half-way does not show. */
  <T extends @Nullable Object> List<T> collect(
      String sql, List<?> parameters, Function<ResultRow, T> read) {
    Attempts attempts = new Attempts(messages, stored);
    while (true) {
      List<T> rows = new ArrayList<>();
      try {
        connections.lend(
            connection -> run(connection, sql, parameters, row -> rows.add(read.apply(row))));
        return rows;
      } catch (SQLException e) {
        if (!attempts.goesOnAfter(e)) {
          throw messages.explain("running " + shown(sql), e);
        }
      }
    }
  }

  private long run(Connection connection, String sql, List<?> parameters, Consumer<ResultRow> each)
      throws SQLException {
    try (PreparedStatement statement = streaming(connection, sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameter(parameters.get(i)));
      }
      try (ResultSet result = statement.executeQuery()) {
        return drain(result, each);
      }
    }
  }

  private @Nullable Object parameter(@Nullable Object value) {
    return value instanceof Temporal temporal ? connections.dialect().temporal(temporal) : value;
  }

  void readOnly(String sql, QuerySink sink) {
    ReadOnlyStatement.objection(sql, connections.dialect().lexis()).ifPresent(QueryRunner::refuse);
    try {
      if (connections.dialect() instanceof H2SqlDialect) {
        try (H2Reader reader = H2Reader.admit(connections, messages)) {
          guarded(reader.connection(), sql, sink);
        }
      } else {
        connections.lend(connection -> guarded(connection, sql, sink));
      }
    } catch (SQLException e) {
      throw messages.explain("running " + shown(sql), e);
    }
  }

  private static void refuse(String why) {
    throw new DatabaseException(
        Kind.REFUSED,
        "Only one statement that reads is taken (SELECT, WITH, VALUES, TABLE, SHOW, EXPLAIN,"
            + " DESCRIBE), and this is not: "
            + why
            + ".",
        null);
  }

  /** In a transaction that cannot write, where the server has such, and is rolled back. */
  private long guarded(Connection connection, String sql, QuerySink sink) throws SQLException {
    connection.setAutoCommit(false);
    Optional<String> begin = connections.dialect().beginReadOnly();
    if (begin.isPresent()) {
      execute(connection, begin.get());
    }
    try (PreparedStatement statement = streaming(connection, sql);
        ResultSet result = statement.executeQuery()) {
      sink.columns(columnNames(result.getMetaData()));
      return drain(result, sink::row);
    } finally {
      connection.rollback();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> columnNames(ResultSetMetaData meta) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnLabel(i));
    }
    return names;
  }

  private PreparedStatement streaming(Connection connection, String sql) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    statement.setFetchSize(connections.dialect().streamingFetchSize());
    return statement;
  }

  private long drain(ResultSet result, Consumer<ResultRow> each) throws SQLException {
    JdbcRow row = new JdbcRow(result, messages);
    long rows = 0;
    while (result.next()) {
      each.accept(row);
      rows++;
    }
    return rows;
  }

  /** The beginning of a statement, for messages. */
  static String shown(String sql) {
    return sql.length() <= SHOWN ? sql : sql.substring(0, SHOWN) + "...";
  }
}

package org.fitsql.orm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fitsql.orm.SchemaGrowth.Denied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tables to what is wanted as far as the database lets it, while others read and write them:
 * creates, adds, widens; never drops, never narrows. What another process did first is taken as it
 * is; what is denied is kept for the administrator and costs nothing but itself.
 */
final class GrowingSchema {
  private static final Logger LOG = LoggerFactory.getLogger(GrowingSchema.class);
  private static final int ROUNDS = 7;

  /** Integers beyond this are not all doubles. */
  private static final String TWO_TO_53 = "9007199254740992";

  private final Connections connections;
  private final FaultMessages messages;
  private final StoredTables stored;
  private final List<Table> tables;
  private final Supplier<RelationalModel> model;
  private final List<String> done = new ArrayList<>();
  private final Map<String, Denied> denied = new LinkedHashMap<>();
  private int round;
  private boolean contended;

  GrowingSchema(
      Connections connections,
      FaultMessages messages,
      StoredTables stored,
      List<Table> tables,
      Supplier<RelationalModel> model) {
    this.connections = connections;
    this.messages = messages;
    this.stored = stored;
    this.tables = tables;
    this.model = model;
  }

  /**
   * One change of one table.
   *
   * @param statement that makes it whole
   * @param parts statements that make it piece by piece, where the whole is refused
   * @param then what has to follow it
   */
  private record Step(String table, String statement, List<String> parts, List<String> then) {
    static Step of(Table table, String statement) {
      return new Step(table.name(), statement, List.of(), List.of());
    }
  }

  SchemaGrowth grow() {
    try {
      return connections.lendForWriting(this::grow);
    } catch (SQLException e) {
      throw messages.explain("changing the schema", e);
    }
  }

  private SchemaGrowth grow(Connection connection) throws SQLException {
    TableStorage storage = stored.read(connection);
    for (round = 1; round <= ROUNDS; round++) {
      boolean changed = false;
      for (Table table : storage.physical(tables)) {
        for (Step step : steps(connection, table, storage.catalog())) {
          changed |= run(connection, step);
        }
      }
      for (Table table : tables) {
        changed |= reshape(connection, table, storage);
      }
      if (!changed) {
        break;
      }
      if (contended) {
        Backoff.pause(round);
        contended = false;
      }
      // a second process may change the same tables meanwhile: what counts is what is there after
      storage = stored.read(connection);
    }
    return new SchemaGrowth(List.copyOf(done), List.copyOf(denied.values()), storage.kinds(tables));
  }

  /** What is denied ends it: a table is not renamed for a view that cannot be made. */
  private boolean reshape(Connection connection, Table table, TableStorage storage)
      throws SQLException {
    boolean changed = false;
    for (String sql : storage.reshaping(table)) {
      if (!run(connection, Step.of(table, sql))) {
        break;
      }
      changed = true;
    }
    return changed;
  }

  private List<Step> steps(Connection connection, Table table, Catalog catalog)
      throws SQLException {
    Map<String, CatalogColumn> found = catalog.columns(table.name());
    List<Step> steps = new ArrayList<>();
    if (found == null) {
      model.get().create(table).forEach(sql -> steps.add(Step.of(table, sql)));
      return steps;
    }
    List<Column> missing =
        table.columns().stream().filter(column -> !found.containsKey(column.name())).toList();
    if (!missing.isEmpty()) {
      List<String> parts =
          missing.stream()
              .flatMap(column -> model.get().addColumns(table, List.of(column)).stream())
              .toList();
      String whole = connections.dialect().addTogether(model.get().addColumns(table, missing));
      steps.add(new Step(table.name(), whole, parts, List.of()));
    }
    for (Column column : table.columns()) {
      CatalogColumn there = found.get(column.name());
      if (there != null && column.role() != Column.Role.KEY) {
        widening(connection, table, column, there).ifPresent(steps::add);
      }
    }
    table.indexes().stream()
        .filter(index -> !catalog.hasIndex(table.name(), RelationalModel.indexName(table, index)))
        .flatMap(index -> model.get().createIndex(table, index).stream())
        .forEach(sql -> steps.add(Step.of(table, sql)));
    return steps;
  }

  /** The step that makes a column hold what it has and what is wanted, where it cannot. */
  private Optional<Step> widening(
      Connection connection, Table table, Column column, CatalogColumn there) throws SQLException {
    SqlDialect dialect = connections.dialect();
    if (dialect.conflict(column, there).isEmpty()) {
      return Optional.empty();
    }
    Optional<ColumnKind> kind = dialect.kind(there);
    if (kind.isEmpty()) {
      String sql = dialect.changeType(table, column);
      String reason =
          "column %s is %s, which fitsql does not use".formatted(column.name(), there.words());
      denied.putIfAbsent(sql, new Denied(table.name(), sql, reason));
      return Optional.empty();
    }
    ColumnKind target = kind.get().joined(column.type());
    if (target == kind.get()) {
      return Optional.empty();
    }
    if (kind.get() == ColumnKind.BIGINT
        && target == ColumnKind.DOUBLE
        && hasBeyondDoubles(connection, table, column)) {
      target = ColumnKind.TEXT;
    }
    Column wider = new Column(column.name(), target, 0, column.role(), column.comment());
    List<String> then =
        kind.get() == ColumnKind.BOOLEAN && target == ColumnKind.TEXT
            ? List.of(spellLogicals(table, column))
            : List.of();
    return Optional.of(new Step(table.name(), dialect.changeType(table, wider), List.of(), then));
  }

  private boolean hasBeyondDoubles(Connection connection, Table table, Column column)
      throws SQLException {
    SqlDialect dialect = connections.dialect();
    String name = dialect.quote(column.name());
    String sql =
        "SELECT 1 FROM %s WHERE %s > %s OR %s < -%s LIMIT 1"
            .formatted(dialect.quote(table.name()), name, TWO_TO_53, name, TWO_TO_53);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next();
    }
  }

  /** Logicals that became text in the database's spelling get that of FITS. */
  private String spellLogicals(Table table, Column column) {
    SqlDialect dialect = connections.dialect();
    String name = dialect.quote(column.name());
    return "UPDATE %s SET %s = CASE WHEN %s IN ('1','TRUE') THEN 'T' ELSE 'F' END"
            .formatted(dialect.quote(table.name()), name, name)
        + " WHERE %s IN ('0','1','TRUE','FALSE')".formatted(name);
  }

  /** Whether the database may be another than before, by this process or by another. */
  private boolean run(Connection connection, Step step) throws SQLException {
    boolean known =
        denied.containsKey(step.statement())
            || (!step.parts().isEmpty() && denied.keySet().containsAll(step.parts()));
    if (known) {
      return false;
    }
    try {
      execute(connection, step.statement());
      for (String sql : step.then()) {
        execute(connection, sql);
      }
      return true;
    } catch (SQLException e) {
      SqlFault fault = messages.classify(e);
      if (step.parts().size() > 1 && fault != SqlFault.NO_PRIVILEGE && !isPassing(fault, e)) {
        boolean changed = false;
        for (String part : step.parts()) {
          changed |= run(connection, new Step(step.table(), part, List.of(), List.of()));
        }
        return changed;
      }
      return isPassing(fault, e) || deny(step, e);
    }
  }

  private void execute(Connection connection, String sql) throws SQLException {
    LOG.debug("{}", sql);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    done.add(sql);
  }

  /**
   * Whether another process was first, or is at it: then the catalog is worth another look. A table
   * is away for a moment while another process splits it; one that stays away is denied.
   */
  private boolean isPassing(SqlFault fault, SQLException failure) {
    if (fault.kind() == DatabaseException.Kind.UNREACHABLE) {
      throw messages.explain("changing the schema", failure);
    }
    boolean busy = fault == SqlFault.CONTENTION || (fault == SqlFault.MOVED && round < ROUNDS);
    contended |= busy;
    return busy || fault == SqlFault.EXISTS;
  }

  private boolean deny(Step step, SQLException failure) {
    LOG.debug("Denied: {}", step.statement(), failure);
    String reason = FaultMessages.told(failure);
    denied.put(step.statement(), new Denied(step.table(), step.statement(), reason));
    return false;
  }
}

package org.fitsql.orm;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.jspecify.annotations.Nullable;

/**
 * An open database: connections from Hibernate's connection provider, and the dialect that the
 * server itself reports. Opening it builds no mapping. Thread-safe.
 */
public final class Database implements AutoCloseable {

  /** A lock that is held until it is closed. */
  public interface Lock extends AutoCloseable {
    /**
     * Who is told where the lock is lost for good: its connection was cut, and another run took it
     * before it could be taken again. Told at once where that has happened already.
     */
    default void whenLost(Runnable told) {}

    @Override
    void close();
  }

  /** Long enough for a server to be restarted under a run. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Connections connections;
  private final FaultMessages messages;
  private final StoredTables stored;
  private final UnitWriter writer;
  private final QueryRunner queries;
  private final RowReader rows;
  private final RunLock locks;
  private final EmbeddedFile embedded;
  private final Map<List<Table>, SessionFactory> factories = new ConcurrentHashMap<>();

  private Database(Connections connections, FaultMessages messages) {
    this.connections = connections;
    this.messages = messages;
    this.stored = new StoredTables(connections.dialect());
    this.writer = new UnitWriter(connections, messages, stored);
    this.queries = new QueryRunner(connections, messages, stored);
    this.rows = new RowReader(connections.dialect(), queries);
    this.locks = new RunLock(connections, messages);
    this.embedded = new EmbeddedFile(connections, messages);
  }

  /**
   * Opens the database and asks the server for its version.
   *
   * @param connections how many connections may be in use at once
   * @throws DatabaseException UNREACHABLE, REFUSED or LOCKED, saying what to do
   */
  public static Database open(DatabaseSettings settings, int connections) {
    return open(settings, connections, PATIENCE);
  }

  /** The same, waiting for a free connection or a lost server no longer than {@code patience}. */
  static Database open(DatabaseSettings settings, int connections, Duration patience) {
    JdbcUrl url = JdbcUrl.parse(settings.url());
    FaultMessages messages = new FaultMessages(url, settings.user());
    try {
      return new Database(Connections.open(url, settings, connections, patience), messages);
    } catch (SQLException | PoolInitializationException e) {
      throw messages.explain("opening the database " + JdbcUrl.redacted(settings.url()), e);
    }
  }

  /** Product and version, such as {@code MariaDB 10.11.19}. */
  public String version() {
    return connections.dialect().server().toString();
  }

  /**
   * Brings the schema to what {@code tables} say: creates and adds, never drops or narrows. A table
   * too wide for the database is stored as several, {@code name__1}, {@code name__2} and so on,
   * each with the key, under a view of its name; {@link #write} and queries know it by that name. A
   * name of more than 64 characters is shortened ({@link SqlName}).
   */
  public Schema schema(List<Table> tables) {
    return schema(tables, List.of());
  }

  /**
   * The same with views: they are made after the tables, in the order given, and replaced where
   * their text is another one. Views that are not named here stay as they are. What each was made
   * of is kept in a table {@code view_definitions}.
   */
  public Schema schema(List<Table> tables, List<View> views) {
    return new CatalogSchema(connections, messages, stored, tables, views);
  }

  /** The number of the schema of fitsql's own tables, and what changes it. */
  public SchemaVersions versions(List<Migration> migrations) {
    return new SchemaVersions(connections, messages, stored, migrations);
  }

  /**
   * Empty tables beside {@code tables}, to be filled and to take their place; more of them come
   * with {@link ShadowTables#grow}.
   */
  public ShadowTables shadows(List<Table> tables) {
    return ShadowTables.create(connections, messages, stored, tables);
  }

  /**
   * Clears away what a process left that ended while it filled shadows of {@code tables}, and
   * finishes what it had begun to put in place.
   *
   * @return the statements that were run, mostly none
   */
  public List<String> recover(List<Table> tables) {
    return ShadowTables.recover(connections, messages, stored, tables);
  }

  /**
   * Writes units in one transaction; where that fails, replays them one transaction each. Units of
   * one call, and of calls that run at once, touch different rows.
   *
   * @return an outcome per unit, in order
   * @throws DatabaseException UNREACHABLE where the server is gone, REFUSED where it does not let
   *     anything be written; the group, or the unit of it that was under way, is not in the
   *     database
   */
  public List<UnitOutcome> write(List<Unit> units) {
    return writer.write(units);
  }

  /**
   * Writes a copy of an embedded database into a zip file, consistent while it is used.
   *
   * @throws DatabaseException REFUSED of a server, which has programs of its own for that
   */
  public void backup(Path zip) {
    embedded.backup(zip);
  }

  /**
   * Has all that was committed on the disk before it returns. A server sees to that by itself; an
   * embedded database writes behind, and would tell nobody when closing that there was no room.
   *
   * @throws DatabaseException UNREACHABLE where it cannot be written
   */
  public void sync() {
    embedded.sync();
  }

  /** How many threads that write units at once make the database faster. */
  public int usefulWriters() {
    return connections.dialect().usefulWriters();
  }

  /**
   * Runs a SELECT with {@code ?} parameters and hands each row to {@code each}, streaming. It holds
   * a connection until the last row: what {@code each} does with this database takes another.
   */
  public void forEach(String sql, List<?> parameters, Consumer<ResultRow> each) {
    queries.forEach(sql, parameters, each);
  }

  /** Runs a SELECT with {@code ?} parameters and collects what {@code read} makes of its rows. */
  public <T extends @Nullable Object> List<T> query(
      String sql, List<?> parameters, Function<ResultRow, T> read) {
    return queries.collect(sql, parameters, read);
  }

  /**
   * Reads rows back as the values that {@link RowChange.Upsert} takes: one per column of the table,
   * in order. The table has all these columns in the database.
   *
   * @param column whose value is one of {@code values}
   */
  public void forEachRow(
      Table table, String column, List<String> values, Consumer<@Nullable Object[]> each) {
    rows.forEach(table, column, values, each);
  }

  /**
   * What the database has of some tables, and changes nothing: the kinds of their columns, by table
   * and column name. A table that is not there is missing.
   */
  public Map<String, Map<String, ColumnKind>> columns(List<Table> tables) {
    try {
      return connections.lend(connection -> stored.current(connection).kinds(tables));
    } catch (SQLException e) {
      throw messages.explain("reading the columns of tables", e);
    }
  }

  /**
   * Runs one read-only statement given by a user: refused where it would write.
   *
   * @param sink told the columns once, then each row
   */
  public void queryReadOnly(String sql, QuerySink sink) {
    queries.readOnly(sql, sink);
  }

  /**
   * Takes the lock that lets one run at a time write; released by closing or by the end of the
   * process, and on a server within two minutes where its host dies or is cut off.
   *
   * @throws DatabaseException LOCKED where another run holds it
   */
  public Lock lock(String name) {
    return locks.take(name);
  }

  /**
   * The connection of the database server that holds a lock, as {@code SELECT CONNECTION_ID()} on
   * it would say; empty where nobody holds it, and on H2, whose locks are the process's own.
   */
  public OptionalLong lockHolder(String name) {
    return locks.holder(name);
  }

  /**
   * The pool of connections, for a library that keeps tables of its own in this database. It is
   * closed with this.
   */
  public DataSource dataSource() {
    return connections.dataSource();
  }

  /**
   * Hibernate's view of {@code tables}: an entity per table, an attribute per column, so that HQL
   * such as {@code select m.rootname from wfc_flt_1 m where m.exptime > 10} works. Built on demand,
   * which takes seconds for a hundred tables, and closed with the database.
   */
  public SessionFactory sessionFactory(List<Table> tables) {
    return factories.computeIfAbsent(
        List.copyOf(tables),
        wanted ->
            new MetadataSources(connections.registry())
                .addInputStream(MappingDocument.of(wanted))
                .buildMetadata()
                .buildSessionFactory());
  }

  @Override
  public void close() {
    factories.values().forEach(SessionFactory::close);
    connections.close();
  }
}

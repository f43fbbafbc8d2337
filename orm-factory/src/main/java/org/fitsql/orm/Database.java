package org.fitsql.orm;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An open database: connections from Hibernate's connection provider, and the dialect that the
 * server itself reports. Opening it builds no mapping. Thread-safe.
 */
public final class Database implements AutoCloseable {

  /**
   * Opens the database and asks the server for its version.
   *
   * @param connections how many connections may be in use at once
   * @throws DatabaseException UNREACHABLE, REFUSED or LOCKED, saying what to do
   */
  public static Database open(DatabaseSettings settings, int connections) {
    throw new UnsupportedOperationException("being written");
  }

  /** Product and version, such as {@code MariaDB 10.11.19}. */
  public String version() {
    throw new UnsupportedOperationException("being written");
  }

  /** Brings the schema to what {@code tables} say: creates and adds, never drops or narrows. */
  public Schema schema(List<Table> tables) {
    throw new UnsupportedOperationException("being written");
  }

  /** Writes units in one transaction; where that fails, replays them one transaction each. */
  public List<UnitOutcome> write(List<Unit> units) {
    throw new UnsupportedOperationException("being written");
  }

  /** Runs a SELECT with {@code ?} parameters and hands each row to {@code each}, streaming. */
  public void forEach(String sql, List<?> parameters, Consumer<ResultRow> each) {
    throw new UnsupportedOperationException("being written");
  }

  /** Runs a SELECT with {@code ?} parameters and collects what {@code read} makes of its rows. */
  public <T> List<T> query(String sql, List<?> parameters, Function<ResultRow, T> read) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * Runs one read-only statement given by a user: refused where it would write.
   *
   * @param sink told the columns once, then each row
   */
  public void queryReadOnly(String sql, QuerySink sink) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * Takes the lock that lets one run at a time write; released by closing or by the end of the
   * process.
   *
   * @throws DatabaseException LOCKED where another run holds it
   */
  public AutoCloseable lock(String name) {
    throw new UnsupportedOperationException("being written");
  }

  @Override
  public void close() {}
}

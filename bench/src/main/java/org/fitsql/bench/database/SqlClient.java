package org.fitsql.bench.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitsql.bench.program.Finished;
import org.fitsql.bench.program.Program;

/**
 * SQL through the client program of MariaDB or MySQL: for what fitsql has no words for, and without
 * any code of fitsql.
 */
public final class SqlClient {
  private final Path program;
  private final DatabaseServer server;
  private final Path directory;

  SqlClient(Path program, DatabaseServer server, Path directory) {
    this.program = program;
    this.server = server;
    this.directory = directory;
  }

  /**
   * Runs statements that end in semicolons, in one session.
   *
   * @return the rows, columns separated by tabs
   */
  public List<String> rows(String sql) throws IOException {
    return run("", sql).output().lines().toList();
  }

  /** Runs statements in a database and says how many seconds they took, the client included. */
  public double seconds(String database, String sql) throws IOException {
    return run(database, sql).seconds();
  }

  /** An empty database of that name, whatever was there. */
  public void fresh(String database) throws IOException {
    if (!database.startsWith("fitsql_bench_")) {
      throw new IllegalArgumentException(database + " is not the benchmark's to drop");
    }
    run("", "DROP DATABASE IF EXISTS " + database + "; CREATE DATABASE " + database + ";");
  }

  /** Names of the tables of a database that hold rows, parents first. */
  public List<String> filledTables(String database) throws IOException {
    List<String> filled = new ArrayList<>();
    for (String table : tables(database)) {
      String first = "SELECT 1 FROM `%s`.`%s` LIMIT 1;".formatted(database, table);
      if (!rows(first).isEmpty()) {
        filled.add(table);
      }
    }
    return filled;
  }

  /** Names of all tables of a database. */
  public List<String> tables(String database) throws IOException {
    return rows(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = '%s'"
                .formatted(database)
            + " AND table_type = 'BASE TABLE' ORDER BY table_name;");
  }

  /** An empty database with the same tables and indexes as another, without foreign keys. */
  public void copyTables(String from, String to) throws IOException {
    fresh(to);
    StringBuilder sql = new StringBuilder();
    for (String table : tables(from)) {
      sql.append("CREATE TABLE `%s`.`%s` LIKE `%s`.`%s`;\n".formatted(to, table, from, table));
    }
    run("", sql.toString());
  }

  private Finished run(String database, String sql) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("--no-defaults");
    command.addAll(server.clientOptions());
    command.addAll(List.of("--batch", "--skip-column-names", "--default-character-set=utf8mb4"));
    if (!database.isEmpty()) {
      command.add(database);
    }
    return new Program(command, directory, Map.of("MYSQL_PWD", server.password()), sql).succeed();
  }
}

package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitsql.bench.database.SqlClient;
import org.fitsql.bench.program.ProgramException;

/**
 * The rows of a database once more, by {@code LOAD DATA INFILE} into empty copies of its tables:
 * one thread, one statement per table, nothing to parse but tabs. No way into the server is faster,
 * so it is the bound.
 */
final class BulkLoad {
  static final String NAME = "LOAD DATA";
  private static final String COPY = "fitsql_bench_copy";

  private final SqlClient client;
  private final Path exports;

  /**
   * @param exports directory that the server can write to and read from
   */
  BulkLoad(SqlClient client, Path exports) {
    this.client = client;
    this.exports = exports;
  }

  /** Why the server cannot do it; empty where it can. */
  Optional<String> missing() throws IOException {
    try {
      client.rows("SELECT 1 INTO OUTFILE '" + file("probe") + "';");
      Files.delete(file("probe"));
      return Optional.empty();
    } catch (ProgramException e) {
      return Optional.of(
          "the server may not write files here (it needs the FILE privilege, this machine, and no"
              + " secure_file_priv): leave --database out, and the benchmark starts its own");
    }
  }

  /** Copies all rows of a database and says how many seconds the loading took. */
  double seconds(String database) throws IOException {
    List<String> tables = client.filledTables(database);
    FreshDirectory.of(exports);
    client.copyTables(database, COPY);
    StringBuilder loads = new StringBuilder();
    for (String table : tables) {
      client.rows(
          "SELECT * FROM `%s`.`%s` INTO OUTFILE '%s' CHARACTER SET binary;"
              .formatted(database, table, file(table)));
      loads.append(
          "LOAD DATA INFILE '%s' INTO TABLE `%s` CHARACTER SET binary;\n"
              .formatted(file(table), table));
    }
    double seconds = client.seconds(COPY, loads.toString());
    for (String table : tables) {
      mustBeEqual(database, table);
    }
    return seconds;
  }

  private void mustBeEqual(String database, String table) throws IOException {
    String count = "SELECT COUNT(*) FROM `%s`.`%s`;";
    List<String> counts =
        client.rows(count.formatted(database, table) + count.formatted(COPY, table));
    if (!counts.get(0).equals(counts.get(1))) {
      throw new ProgramException(
          "LOAD DATA brought " + counts.get(1) + " of " + counts.get(0) + " rows of " + table);
    }
  }

  private Path file(String table) {
    return exports.resolve(table + ".tsv");
  }
}

package org.fitsql.bench.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.database.DatabaseServer;
import org.fitsql.bench.program.Program;

/**
 * What the predecessor of fitsql does, written anew in Python: two processes, and for every row a
 * connection, a count, a reflection of the table and an insert; for every image all pixels as
 * 64-bit floats, percentiles by numpy, JPEG and thumbnail by Pillow. Its numbers are those of the
 * script alone, without the start of Python and its imports.
 */
final class AcsqlWay {
  static final String NAME = "acsql's way";
  private static final String DATABASE = "fitsql_bench_acsql";
  private static final int FEW = 10;

  private final Workbench bench;
  private final Optional<Path> python;

  AcsqlWay(Workbench bench) throws IOException {
    this.bench = bench;
    this.python =
        bench.tools().python("astropy.io.fits", "sqlalchemy", "pymysql", "numpy", "PIL.Image");
  }

  /** How to install what it takes; empty where all is there. */
  Optional<String> missing() {
    return python.isPresent()
        ? Optional.empty()
        : Optional.of(
            "apt-get install python3-astropy python3-sqlalchemy python3-pymysql python3-pil");
  }

  /** A few of many, evenly taken: it is slow, and its speed is the same all along. */
  static List<Path> few(List<Path> directories) {
    return Archive.some(directories, FEW);
  }

  /**
   * Ingests observations into empty tables.
   *
   * @param like database with the tables
   * @param directories of the observations
   * @param images whether to draw
   * @return observations per second
   */
  double rate(String like, List<Path> directories, boolean images) throws IOException {
    bench.databases().client().copyTables(like, DATABASE);
    Path list = bench.work().resolve("acsql.txt");
    Files.write(list, directories.stream().map(Path::toString).toList());
    DatabaseServer server = bench.databases().server();
    List<String> command = new ArrayList<>();
    command.add(python.orElseThrow().toString());
    command.add(bench.reference("acsql_way.py").toString());
    command.addAll(List.of("--host", server.host(), "--port", Integer.toString(server.port())));
    command.addAll(List.of("--user", server.user(), "--database", DATABASE));
    if (images) {
      command.addAll(List.of("--images", bench.fresh("acsql-images").toString()));
    }
    command.add(list.toString());
    String output =
        new Program(command, bench.work())
            .with("BENCH_PASSWORD", server.password())
            .succeed()
            .output();
    JsonNode answer = new ObjectMapper().readTree(output);
    return answer.path("observations").asLong() / answer.path("seconds").asDouble();
  }
}

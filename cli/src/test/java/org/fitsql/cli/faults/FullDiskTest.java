package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.Invocation;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * No file may grow beyond a limit that a shell sets, which to a program is a full disk that shows
 * itself in the middle of a file.
 */
class FullDiskTest {
  private static final int OBSERVATIONS = 12;

  @TempDir private Path here;

  @BeforeEach
  void anArchive() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    SmallAcs acs = new SmallAcs();
    SmallAcs.writeDefinitions(here.resolve("definitions"), "raw", "flt");
    for (int i = 0; i < OBSERVATIONS; i++) {
      acs.write(here.resolve("archive"), i, "raw", "flt");
    }
    Files.writeString(
        here.resolve("fitsql.yaml"),
        "archive: archive\nsettle: 0\ndefinitions: definitions\ninstrument: hst/acs\n");
  }

  @DatabaseTest(on = Product.SERVER)
  void imagesThatDoNotFitAreReportedAndDrawnByTheNextRun(TestDatabase database) throws Exception {
    assertThat(limited(database, 4)).isEqualTo(3);
    assertThat(database.count("master")).isEqualTo(OBSERVATIONS);
    assertThat(database.count("failures")).isPositive();
    assertThat(FileTree.of(here.resolve("jpegs")).keySet())
        .noneMatch(name -> name.endsWith(".tmp"));
    assertThat(FileTree.of(here.resolve("jpegs")))
        .hasSize((int) count(database, "quicklooks where kind = 'jpeg'"));
    finishAndCompare(database);
  }

  @DatabaseTest(on = Product.H2)
  void anEmbeddedDatabaseThatCannotGrowKeepsWhatItHasAndGoesOnLater(TestDatabase database)
      throws Exception {
    int code = limited(database, 2_000);
    assertThat(code).isIn(3, 4);
    finishAndCompare(database);
  }

  private static long count(TestDatabase database, String table) {
    return database.count(table);
  }

  private int limited(TestDatabase database, int kibibytes) throws Exception {
    String shell = "ulimit -f " + kibibytes * 2 + "; exec \"$@\""; // blocks of 512 bytes
    try (FitsqlProcess process =
        FitsqlProcess.start(
            List.of("/bin/sh", "-c", shell, "sh"), here, database, "ingest", "--quiet")) {
      int code = process.exitCode();
      System.out.println("limit " + kibibytes + " kB: exit " + code + " " + process.err());
      return code;
    }
  }

  /** The limit is gone: the next run leaves what a run without a limit would have. */
  private void finishAndCompare(TestDatabase database) throws IOException {
    assertThat(run(database, "--redraw")).isZero();
    List<String> rows = DatabaseDump.of(database);
    Map<String, String> images = FileTree.of(here.resolve("jpegs"));
    database.clear();
    FileTree.delete(here.resolve("jpegs"));
    FileTree.delete(here.resolve("thumbnails"));
    assertThat(run(database, "--redraw")).isZero();
    assertThat(images).isEqualTo(FileTree.of(here.resolve("jpegs")));
    List<String> anew = DatabaseDump.of(database);
    assertThat(rows.stream().filter(row -> !row.startsWith("failures")).toList())
        .containsExactlyElementsOf(anew);
  }

  private int run(TestDatabase database, String... options) {
    Invocation fitsql =
        new Invocation(here)
            .environment("FITSQL_DATABASE_URL", database.url())
            .environment("FITSQL_DATABASE_USER", database.user())
            .environment("FITSQL_DATABASE_PASSWORD", database.password());
    int code = fitsql.run("ingest", options.length == 0 ? "--no-quicklook" : options[0]);
    if (code != 0) {
      System.err.println(fitsql.err());
    }
    return code;
  }
}

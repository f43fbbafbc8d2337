package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitsql.cli.Invocation;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * No file may grow beyond a limit that a shell sets, which to a program is a full disk that shows
 * itself in the middle of a file.
 */
@EnabledIfSystemProperty(named = "fitsql.faults.large", matches = "true")
class FullDiskTest {
  private static final int OBSERVATIONS = 12;

  /** So small a part of the file it needs is what an embedded database gets. */
  private static final int PART = 8;

  @TempDir private Path here;
  private List<String> rows;
  private Map<String, String> images;

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
    undisturbed(database);

    assertThat(limited(database, 2)).isEqualTo(3);

    assertThat(database.count("master")).isEqualTo(OBSERVATIONS);
    assertThat(database.count("failures")).isPositive();
    assertThat(FileTree.of(here.resolve("jpegs")).keySet())
        .hasSize((int) database.count("quicklooks where kind = 'jpeg'"));
    finishAndCompare(database);
  }

  @DatabaseTest(on = Product.H2)
  void anEmbeddedDatabaseThatCannotGrowKeepsWhatItHasAndGoesOnLater(TestDatabase database)
      throws Exception {
    undisturbed(database);
    Path file = Path.of(database.url().substring("jdbc:h2:file:".length()) + ".mv.db");
    long size = Files.size(file);
    database.clear();
    Files.delete(file);

    // a run that got by with the smaller file must have everything in it
    int code = limited(database, (int) (size / 1024 / PART));
    assertThat(code).isIn(0, 3, 4);
    if (code == 0) {
      assertThat(DatabaseDump.difference(rows, DatabaseDump.of(database))).isEmpty();
    }

    finishAndCompare(database);
  }

  private void undisturbed(TestDatabase database) throws IOException {
    assertThat(run(database)).isZero();
    rows = DatabaseDump.of(database);
    images = FileTree.of(here.resolve("jpegs"));
    database.clear();
    FileTree.delete(here.resolve("jpegs"));
    FileTree.delete(here.resolve("thumbnails"));
  }

  private int limited(TestDatabase database, int kibibytes) throws Exception {
    String shell = "ulimit -f " + kibibytes * 2 + "; exec \"$@\""; // blocks of 512 bytes
    try (FitsqlProcess process =
        FitsqlProcess.start(
            List.of("/bin/sh", "-c", shell, "sh"), here, database, "ingest", "--quiet")) {
      return process.exitCode();
    }
  }

  /** The limit is gone: the next run leaves what a run without a limit would have. */
  private void finishAndCompare(TestDatabase database) throws IOException {
    assertThat(run(database, "--force")).isZero();
    assertThat(FileTree.of(here.resolve("jpegs"))).isEqualTo(images);
    List<String> now =
        DatabaseDump.of(database).stream()
            .filter(row -> !row.startsWith("failures ") && !row.startsWith("closed_failures "))
            .toList();
    assertThat(DatabaseDump.difference(rows, now)).isEmpty();
  }

  private int run(TestDatabase database, String... options) {
    Invocation fitsql =
        new Invocation(here)
            .environment("FITSQL_DATABASE_URL", database.url())
            .environment("FITSQL_DATABASE_USER", database.user())
            .environment("FITSQL_DATABASE_PASSWORD", database.password());
    int code =
        fitsql.run(
            Stream.concat(Stream.of("ingest"), Arrays.stream(options)).toArray(String[]::new));
    if (code != 0) {
      System.err.println(fitsql.err());
    }
    return code;
  }
}

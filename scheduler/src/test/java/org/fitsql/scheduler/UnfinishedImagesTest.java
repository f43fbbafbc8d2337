package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

/** What a run finds that another one left which was killed while it drew. */
class UnfinishedImagesTest {
  private static final String ROOT = "j8bt05njq";
  private static final String DEAD = "01234567-89ab-4def";

  @TempDir private Path directory;

  @DatabaseTest(on = Product.H2)
  void aDatabaseThatForgotTheRunThatDiedDoesNotMatter(TestDatabase database) throws IOException {
    AcsArchive archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    archive.write(ROOT, "flt");
    Path jpegs = Files.createDirectories(directory.resolve("images/jpegs"));
    Files.createFile(jpegs.resolve(".drawing." + DEAD + ".mark"));
    Files.createDirectory(jpegs.resolve("9019"));
    String unique = DEAD + "-0123-456789abcdef";
    Files.createFile(jpegs.resolve("9019/.j8bt06njq_flt.jpg." + unique + ".tmp"));

    Runs runs = new Runs(archive.root(), directory.resolve("images"), database);
    RunSummary summary = runs.run();

    assertThat(summary.jpegs()).isEqualTo(1);
    assertThat(runs.images())
        .containsExactly("jpegs/9019/j8bt05njq_flt.jpg", "thumbnails/9019/j8bt05njq_flt.thumb");
  }
}

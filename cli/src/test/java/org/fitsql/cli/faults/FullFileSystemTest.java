package org.fitsql.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fitsql.cli.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * File systems that are full, mounted for the test, which only a superuser may: what fits is right,
 * what does not is told, and the next run makes it good once there is room.
 */
@EnabledIfSystemProperty(named = "fitsql.faults.large", matches = "true")
class FullFileSystemTest {
  private static final int OBSERVATIONS = 12;
  private static final String FULL = "No space left on device";

  @TempDir private Path here;
  private Path small;
  private boolean mounted;
  private Invocation fitsql;

  @BeforeEach
  void anArchiveAndAFileSystem() throws Exception {
    small = Files.createDirectory(here.resolve("small"));
    mounted = command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString());
    assumeTrue(mounted, "this user may not mount a file system");
    SmallAcs acs = new SmallAcs();
    SmallAcs.writeDefinitions(here.resolve("definitions"), "raw", "flt");
    for (int i = 0; i < OBSERVATIONS; i++) {
      acs.write(here.resolve("archive"), i, "raw", "flt");
    }
    fitsql = new Invocation(here);
  }

  @AfterEach
  void unmount() throws Exception {
    assertThat(!mounted || command("umount", small.toString())).isTrue();
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private void size(String wanted) throws Exception {
    assertThat(command("mount", "-o", "remount,size=" + wanted, small.toString())).isTrue();
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        here.resolve("fitsql.yaml"),
        "archive: archive\nsettle: 0\ndefinitions: definitions\ninstrument: hst/acs\n" + more);
  }

  private int run(String command) {
    return fitsql.run(command);
  }

  private void assertAllIsRight() {
    assertThat(run("verify")).as(fitsql.err()).isZero();
    assertThat(fitsql.out()).contains("all is equal");
  }

  @Test
  void aRunGoesOnWithoutALogThatHasNoRoomAtAll() throws Exception {
    configure("logs: small\n");
    try (OutputStream filler = Files.newOutputStream(small.resolve("filler"))) {
      filler.write(new byte[64 * 1024]);
    }

    assertThat(run("ingest")).as(fitsql.err()).isZero();

    assertThat(fitsql.err()).containsOnlyOnce("cannot be written (").contains(FULL);
    size("10m");
    assertAllIsRight();
  }

  @Test
  void aRunGoesOnWithoutTheRestOfALogThatFillsItsDiskOnTheWay() throws Exception {
    configure("logs: small\n");
    size("4k");

    assertThat(run("ingest")).as(fitsql.err()).isZero();

    assertThat(fitsql.err()).containsOnlyOnce("cannot be written (").contains(FULL);
    assertThat(FileTree.of(small)).hasSize(1);
    size("10m");
    assertAllIsRight();
  }

  @Test
  void imagesThatDoNotFitAreToldAndDrawnOnceThereIsRoom() throws Exception {
    configure("quicklook: { jpegs: small/jpegs, thumbnails: small/thumbnails }\n");

    assertThat(run("ingest")).as(fitsql.err()).isEqualTo(3);

    assertThat(fitsql.err()).contains("no quicklook, though its rows are written").contains(FULL);
    Map<String, String> fit = FileTree.of(small);
    assertThat(fit).isNotEmpty();
    size("100m");
    assertThat(run("ingest")).as(fitsql.err()).isZero();
    assertThat(FileTree.of(small)).hasSizeGreaterThan(fit.size()).containsAllEntriesOf(fit);
    assertAllIsRight();
  }

  @Test
  void anEmbeddedDatabaseKeepsWhatFitsAndGoesOnOnceThereIsRoom() throws Exception {
    configure("home: small\n");
    size("1500k");

    assertThat(run("ingest")).as(fitsql.err()).isEqualTo(4);

    assertThat(fitsql.err()).contains("check that its disk has room");
    size("200m");
    assertThat(run("ingest")).as(fitsql.err()).isZero();
    assertAllIsRight();
  }

  @Test
  void aBackupThatDoesNotFitIsNotMadeAndLeavesNothing() throws Exception {
    configure("");
    assertThat(run("ingest")).as(fitsql.err()).isZero();

    assertThat(fitsql.run("backup", "small/kept.zip")).isEqualTo(2);

    assertThat(fitsql.err()).contains("small/kept.zip: the disk is full. Nothing was changed");
    assertThat(FileTree.of(small)).isEmpty();
    size("200m");
    assertThat(fitsql.run("backup", "small/kept.zip")).as(fitsql.err()).isZero();
  }
}

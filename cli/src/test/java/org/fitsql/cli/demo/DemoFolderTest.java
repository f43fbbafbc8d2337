package org.fitsql.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private static final Wish WISH = new Wish(7, true, 42);

  @TempDir Path folder;

  @Test
  void aFolderWithFilesOfSomeoneElseIsNotUsed() throws Exception {
    Files.writeString(folder.resolve("thesis.tex"), "");

    assertThat(new DemoFolder(folder).isUsable()).isFalse();
    assertThat(new DemoFolder(folder.resolve("new")).isUsable()).isTrue();
  }

  @Test
  void aCompletedArchiveIsRemembered() throws Exception {
    DemoFolder demo = new DemoFolder(folder);
    demo.begin(WISH);
    demo.complete(WISH);

    assertThat(new DemoFolder(folder).isUsable()).isTrue();
    assertThat(new DemoFolder(folder).simulated()).contains(WISH);
  }

  @Test
  void anArchiveThatWasBrokenOffIsSimulatedAgain() throws Exception {
    new DemoFolder(folder).begin(WISH);

    assertThat(new DemoFolder(folder).isUsable()).isTrue();
    assertThat(new DemoFolder(folder).simulated()).isEmpty();
  }
}

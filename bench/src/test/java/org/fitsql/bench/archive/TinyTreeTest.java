package org.fitsql.bench.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyTreeTest {
  @TempDir Path folder;

  @Test
  void aTreeHasAsManyFilesAsAskedForAndAFifthAsManyDirectories() throws IOException {
    Archive archive = archive(23);

    assertThat(archive.files()).hasSize(23);
    assertThat(archive.directories()).hasSize(5);
    assertThat(archive.rootnames()).hasSize(5);
  }

  @Test
  void itsFilesAreWholeAndSayTheirDetector() throws IOException {
    Archive archive = archive(1);

    FitsFile file = new FitsReader().read(archive.files().get(0));

    Header header = file.primary().orElseThrow().header();
    assertThat(file.findings()).isEmpty();
    assertThat(archive.instrument().profile().detector(header))
        .contains(archive.instrument().largest());
  }

  @Test
  void whatIsAddedIsNewAndGoesAwayAgain() throws IOException {
    Archive archive = archive(10);
    List<Path> before = archive.files();
    TinyTree tree = TinyTree.of(archive);

    List<Path> added = tree.add(2, 0);
    added.addAll(tree.add(2, 1));
    assertThat(archive.files()).hasSize(30);
    tree.remove(added);

    assertThat(archive.files()).isEqualTo(before);
  }

  private Archive archive(int files) throws IOException {
    return new ArchiveMaker(SimulatedInstrument.builtIn(), folder).tiny(files);
  }
}

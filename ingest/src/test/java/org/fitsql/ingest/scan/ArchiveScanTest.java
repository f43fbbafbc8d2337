package org.fitsql.ingest.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fitsql.ingest.Rereading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveScanTest {
  private final ExecutorService executor = Executors.newFixedThreadPool(2);

  @TempDir private Path archive;

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private void write(String path) throws IOException {
    Path file = archive.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "12345");
  }

  private List<Page> scan() {
    List<Page> pages = new ArrayList<>();
    new ArchiveScan(archive, executor).forEachRemaining(pages::add);
    return pages;
  }

  @Test
  void filesAreListedByBranchWithSizeTimeAndInode() throws IOException {
    write("j8bt/j8bt05njq/j8bt05njq_raw.fits");
    write("j8bt05njq_flt.fits");
    Page page = scan().get(0);
    assertThat(page.files())
        .extracting(ScannedFile::path)
        .containsExactly("j8bt05njq_flt.fits", "j8bt/j8bt05njq/j8bt05njq_raw.fits");
    ScannedFile raw = page.files().get(1);
    assertThat(raw.size()).isEqualTo(5);
    assertThat(raw.branch()).isEqualTo("j8bt");
    assertThat(raw.directory()).isEqualTo("j8bt/j8bt05njq");
    assertThat(raw.inode())
        .isEqualTo(String.valueOf(Files.getAttribute(archive.resolve(raw.path()), "unix:ino")));
  }

  @Test
  void otherFilesAreCountedAndHiddenDirectoriesPassedOver() throws IOException {
    write("j8bt/readme.txt");
    write("j8bt/.j8bt05njq_raw.fits");
    write("j8bt/.snapshot/j8bt05njq_raw.fits");
    write(".hidden/j8bt05njq_raw.fits");
    Page page = scan().get(0);
    assertThat(page.files()).isEmpty();
    assertThat(page.ignored()).isEqualTo(2);
  }

  @Test
  void compressedAndUnusuallyNamedFitsFilesAreFound() throws IOException {
    write("a/x.fits.gz");
    write("a/x.FIT");
    write("a/x.fts");
    write("a/x.fits.fz");
    assertThat(scan().get(0).files()).hasSize(4);
  }

  @Test
  void pagesFollowOneAnotherWithoutAGap() throws IOException {
    for (int branch = 0; branch < 30; branch++) {
      for (int file = 0; file < 100; file++) {
        write("b%02d/x%03d.fits".formatted(branch, file));
      }
    }
    List<Page> pages = scan();
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages.get(0).after()).isNull();
    for (int i = 1; i < pages.size(); i++) {
      assertThat(pages.get(i).after()).isEqualTo(pages.get(i - 1).last());
    }
    assertThat(pages.get(pages.size() - 1).last()).isNull();
    assertThat(pages.stream().mapToInt(page -> page.files().size()).sum()).isEqualTo(3000);
  }

  @Test
  void aSymbolicLinkThatLoopsIsToldAndDoesNotHang() throws IOException {
    write("a/b/x.fits");
    Files.createSymbolicLink(archive.resolve("a/b/up"), archive.resolve("a"));
    Page page = scan().get(0);
    assertThat(page.files()).hasSize(1);
    assertThat(page.troubles())
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.path()).isEqualTo("a/b/up"));
  }

  @Test
  void anEmptyArchiveHasOneEmptyPage() {
    assertThat(scan()).singleElement().satisfies(page -> assertThat(page.files()).isEmpty());
  }

  @Test
  void aMissingArchiveSaysSo() {
    assertThatThrownBy(() -> new ArchiveScan(archive.resolve("nowhere"), executor))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("does not exist");
  }

  @Test
  void anArchiveThatIsAFileSaysSo() throws IOException {
    write("file");
    assertThatThrownBy(() -> new ArchiveScan(archive.resolve("file"), executor))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("not a directory");
  }

  /** What is known beforehand, as a database would have it. */
  private record Known(Map<String, Long> sums, FileDigest digest) implements SettledBranches {
    @Override
    public boolean isSettled(String branch, long files, long sum) {
      return sums.getOrDefault(branch, 0L) == sum;
    }

    @Override
    public Collection<String> known(@Nullable String after, @Nullable String last) {
      return sums.keySet().stream()
          .filter(name -> after == null || name.compareTo(after) > 0)
          .filter(name -> last == null || name.compareTo(last) <= 0)
          .toList();
    }
  }

  @Test
  void aBranchThatIsAsItWasIsPassedOverAndAllOthersAreOpen() throws IOException {
    for (String name : List.of("a/1.fits", "a/2.fits", "b/3.fits", "c/4.fits")) {
      write(name);
    }
    FileDigest digest = FileDigest.salted("");
    Map<String, Long> sums = new TreeMap<>(Map.of("gone", 8L));
    scan().get(0).files().forEach(file -> sums.merge(file.branch(), digest.of(file), Long::sum));
    Files.setLastModifiedTime(archive.resolve("b/3.fits"), FileTime.fromMillis(17));

    List<Page> pages = new ArrayList<>();
    new ArchiveScan(archive, executor, null, new Known(sums, digest), new Rereading())
        .forEachRemaining(pages::add);

    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).settled()).containsExactly("", "a", "c");
    assertThat(pages.get(0).open()).containsExactly("b", "gone");
    assertThat(pages.get(0).files()).extracting(ScannedFile::path).containsExactly("b/3.fits");
  }
}

package org.fitsql.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.fits.RangedFileSystem;
import org.fitsql.testkit.s3.SimulatedS3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreListingTest {
  private SimulatedS3 store;
  private Path archive;

  @BeforeEach
  void fill() throws IOException {
    store = new SimulatedS3("acs");
    archive = S3Archive.of("s3://acs/hst", store.environment());
    for (String key : List.of("a/1.fits", "a/b/2.fits", "a b/ü+é.fits", "c.fits", "a/b/")) {
      store.put("hst/" + key, new byte[] {1, 2, 3});
    }
    store.put("hstother/x.fits", new byte[0]);
    store.setPageSize(2);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aDirectoryHoldsPrefixesAndObjectsWhosePropertiesCostNothingMore() throws IOException {
    List<String> listed = new ArrayList<>();
    try (Stream<Path> entries = Files.list(archive)) {
      for (Path entry : entries.toList()) {
        listed.add(archive.relativize(entry) + (Files.isDirectory(entry) ? "/" : ""));
      }
    }

    assertThat(listed).containsExactly("a b/", "a/", "c.fits");
    assertThat(store.takeRequests()).hasSize(2);
  }

  @Test
  void aBranchIsListedWholeWithAPageOfRequests() throws IOException {
    List<String> listed = new ArrayList<>();
    List<BasicFileAttributes> attributes = new ArrayList<>();

    ((RangedFileSystem) archive.getFileSystem())
        .list(
            archive,
            (file, known) -> {
              listed.add(archive.relativize(file).toString());
              attributes.add(known);
            });

    assertThat(listed).containsExactly("a b/ü+é.fits", "a/1.fits", "a/b/2.fits", "c.fits");
    assertThat(store.takeRequests()).hasSize(3);
    assertThat(attributes.get(0).size()).isEqualTo(3);
    assertThat(attributes.get(0).lastModifiedTime().toInstant())
        .as("no more than HEAD tells")
        .isEqualTo(Instant.parse("2026-11-20T10:11:12Z"));
    BasicFileAttributes asked =
        Files.readAttributes(archive.resolve("a b/ü+é.fits"), BasicFileAttributes.class);
    assertThat(asked).isEqualTo(attributes.get(0));
  }

  @Test
  void whatIsAbsentIsToldFromWhatMayNotBeSeen() throws IOException {
    assertThat(Files.exists(archive.resolve("c.fits"))).isTrue();
    assertThat(Files.isDirectory(archive.resolve("a/b"))).isTrue();
    assertThat(Files.notExists(archive.resolve("d.fits"))).isTrue();
    assertThatThrownBy(() -> Files.list(S3Archive.of("s3://none/x", store.environment())))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("there is no such bucket");
    store.intercept(
        (request, exchange) -> {
          SimulatedS3.refuse(exchange, 403, "AccessDenied");
          return true;
        });
    assertThat(Files.notExists(archive.resolve("c.fits"))).isFalse();
    assertThat(Files.exists(archive.resolve("c.fits"))).isFalse();
  }

  @Test
  void pathsAreKeysTakenAsTheyAre() {
    Path file = archive.resolve("a/../b//c_flt.fits");

    assertThat(file).hasToString("s3://acs/hst/a/../b//c_flt.fits");
    assertThat(file.getFileName()).hasToString("c_flt.fits");
    assertThat(archive.relativize(file)).hasToString("a/../b//c_flt.fits");
    assertThat(file.startsWith(archive)).isTrue();
    assertThat(archive.resolve("x").getParent()).isEqualTo(archive);
    assertThat(Path.of("/tmp").startsWith(archive)).isFalse();
    assertThat(archive.startsWith(Path.of("/tmp"))).isFalse();
  }
}

package org.fitsql.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutputTest {
  @TempDir Path folder;

  @Test
  void theFileAppearsWhenItIsComplete() throws Exception {
    Path file = folder.resolve("rows.csv");

    try (FileOutput output = FileOutput.to(file)) {
      output.writer().write("rows\n");
      assertThat(file).doesNotExist();
      output.complete();
    }

    assertThat(file).hasContent("rows\n");
    assertThat(names()).containsExactly("rows.csv");
  }

  @Test
  void anEarlierFileStaysWhereTheNewOneWasNotCompleted() throws Exception {
    Path file = Files.writeString(folder.resolve("rows.csv"), "before");

    try (FileOutput output = FileOutput.to(file)) {
      output.writer().write("half");
    }

    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("rows.csv");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatIOException()
        .isThrownBy(() -> FileOutput.to(folder))
        .withMessageContaining("directory");
  }

  private Stream<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}

package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitsSourceTest {
  @TempDir private Path directory;

  @Test
  void aFileThatShrinksWhileItIsReadEndsWhereItNowEnds() throws IOException {
    Path path = FitsBytes.write(directory, new byte[10_000]);
    try (FitsSource source = FitsSource.open(path)) {
      assertThat(source.oddity()).isNull();
      try (FileChannel writer = FileChannel.open(path, StandardOpenOption.WRITE)) {
        writer.truncate(4_000);
      }
      assertThat(source.read(3_000, ByteBuffer.allocate(5_000))).isEqualTo(1_000);
      assertThat(source.read(6_000, ByteBuffer.allocate(10))).isZero();
      assertThat(source.size()).isEqualTo(4_000);
      assertThat(source.oddity()).contains("from 10000 to 4000 bytes");
    }
  }

  @Test
  void bytesAppendedWhileAFileIsReadDoNotExistForItsReader() throws IOException {
    Path path = FitsBytes.write(directory, new byte[1_000]);
    try (FitsSource source = FitsSource.open(path)) {
      Files.write(path, new byte[500], StandardOpenOption.APPEND);
      assertThat(source.read(900, ByteBuffer.allocate(500))).isEqualTo(100);
      assertThat(source.size()).isEqualTo(1_000);
      assertThat(source.oddity()).contains("from 1000 to 1500 bytes");
    }
  }

  @Test
  void aGunzippedStreamIsReadForwardAndKnowsItsSize() throws IOException {
    byte[] content = new byte[200_000];
    content[150_000] = 7;
    Path path = FitsBytes.write(directory, FitsBytes.gzip(content));
    try (FitsSource source = FitsSource.open(path)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      assertThat(source.read(150_000, one)).isEqualTo(1);
      assertThat(one.get(0)).isEqualTo((byte) 7);
      assertThat(source.size()).isEqualTo(200_000);
      assertThat(source.cutOff()).isFalse();
    }
  }
}

package org.fitsql.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.fits.FitsException;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.Rereading.InVainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadingTest {
  private static final IOException STALE = new FileSystemException("a", null, "Stale file handle");

  private final List<Duration> waits = new ArrayList<>();
  private final Rereading rereading = new Rereading(waits::add);
  private int reads;

  private String failing(IOException failure, int times) throws IOException {
    return rereading.of(
        "a",
        () -> {
          reads++;
          if (reads <= times) {
            throw failure;
          }
          return "headers";
        });
  }

  @Test
  void aStaleHandleIsReadAgainAfterAShortWait() throws IOException {
    assertThat(failing(STALE, 1)).isEqualTo("headers");
    assertThat(waits).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void theThirdAttemptIsTheLast() {
    assertThatThrownBy(() -> failing(STALE, 9))
        .isInstanceOf(InVainException.class)
        .hasMessage("a: Stale file handle")
        .extracting(e -> ((InVainException) e).attempts())
        .isEqualTo(3);
    assertThat(reads).isEqualTo(3);
    assertThat(waits).containsExactly(Duration.ofMillis(250), Duration.ofSeconds(1));
  }

  @Test
  void whatAnotherAttemptWouldFindTheSameFailsAtOnce(@TempDir java.nio.file.Path folder)
      throws IOException {
    java.nio.file.Path text = folder.resolve("a.fits");
    java.nio.file.Files.writeString(text, "no FITS");
    assertThatThrownBy(() -> rereading.of("a", () -> new FitsReader().read(text)))
        .isInstanceOf(FitsException.class);
    for (IOException same : List.of(new NoSuchFileException("a"), new AccessDeniedException("a"))) {
      reads = 0;
      assertThatThrownBy(() -> failing(same, 9)).isSameAs(same);
      assertThat(reads).isEqualTo(1);
    }
    assertThat(waits).isEmpty();
  }

  @Test
  void aDiskThatGivesNothingAtAllIsNotWaitedForAtEveryFile() {
    for (int file = 0; file < 300; file++) {
      reads = 0;
      assertThatThrownBy(() -> failing(STALE, 9)).isInstanceOf(InVainException.class);
    }
    assertThat(waits).hasSize(200);
    assertThat(reads).isEqualTo(1);
  }
}

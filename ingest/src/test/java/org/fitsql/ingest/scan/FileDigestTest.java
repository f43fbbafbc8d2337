package org.fitsql.ingest.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileDigestTest {
  private static final LocalDateTime MTIME = LocalDateTime.of(1999, 12, 31, 23, 59, 59, 1_000);
  private static final ScannedFile RAW = new ScannedFile("a/b_raw.fits", 2880, MTIME, "17");
  private final FileDigest digest = FileDigest.salted("profiles");

  @Test
  void whateverChangesOfAFileChangesItsNumber() {
    Set<Long> numbers = new HashSet<>();
    numbers.add(digest.of(RAW));
    numbers.add(digest.of(new ScannedFile("a/b_flt.fits", 2880, MTIME, "17")));
    numbers.add(digest.of(new ScannedFile("a/b_raw.fits", 2881, MTIME, "17")));
    numbers.add(digest.of(new ScannedFile("a/b_raw.fits", 2880, MTIME.plusNanos(1_000), "17")));
    numbers.add(digest.of(new ScannedFile("a/b_raw.fits", 2880, MTIME, "18")));
    numbers.add(digest.of(new ScannedFile("a/b_raw.fits", 2880, MTIME, "")));
    numbers.add(FileDigest.salted("other profiles").of(RAW));
    assertThat(numbers).hasSize(7);
  }

  @Test
  void theSameFileHasTheSameNumberInEveryProcess() {
    assertThat(digest.of(RAW)).isEqualTo(FileDigest.salted("profiles").of(RAW));
    // what databases have stored: a change of this number makes every archive unsettled once
    assertThat(digest.of(RAW)).isEqualTo(853_621_268_873_633_720L);
  }

  @Test
  void namesThatAreAlikeGiveNumbersThatDiffer() {
    Set<Long> numbers = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      numbers.add(digest.of(new ScannedFile("j8bt/" + i + "_raw.fits", 2880, MTIME, "" + i)));
    }
    assertThat(numbers).hasSize(100_000);
    assertThat(numbers).allMatch(number -> number > 0 && number % 8 == 0);
  }
}

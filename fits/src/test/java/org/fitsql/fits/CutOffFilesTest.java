package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that end before they are over. */
class CutOffFilesTest extends ReadsFiles {
  @Test
  void aHeaderCutOffIsTruncatedWithTheHdusBeforeIt() throws IOException {
    byte[] whole = FitsBytes.primary().extension(8).records("A       = 1").end().toBytes();
    for (int size : List.of(2881, 2880 + 4, 2880 + 80, 2880 + 7 * 80 - 1)) {
      FitsFile file = reader.read(FitsBytes.write(directory, Arrays.copyOf(whole, size)));
      assertThat(file.hdus()).hasSize(1);
      assertThat(file.completeness()).isEqualTo(new Completeness.Truncated(1, true, 5760, size));
    }
  }

  @Test
  void aFirstHeaderCutOffLeavesNoHdu() throws IOException {
    byte[] whole = FitsBytes.primary().toBytes();
    for (int size : List.of(3, 79, 200)) {
      FitsFile file = reader.read(FitsBytes.write(directory, Arrays.copyOf(whole, size)));
      assertThat(file.primary()).isEmpty();
      assertThat(file.completeness()).isInstanceOf(Completeness.Truncated.class);
    }
  }

  @Test
  void everyPrefixOfAFileIsReadWithoutFailing() throws IOException {
    byte[] whole = FitsBytes.twoExtensions().toBytes();
    for (int size = 1; size < whole.length - 2880; size += 37) {
      FitsFile file = reader.read(FitsBytes.write(directory, Arrays.copyOf(whole, size)));
      assertThat(file.size()).isEqualTo(size);
      boolean atHduEnd = size == 2880 || size == 5760 + 7 * 2880;
      boolean mustBeCut = size < 5760 + 20_000 && size > 2880;
      if (mustBeCut && !atHduEnd) {
        assertThat(file.completeness()).isInstanceOf(Completeness.Truncated.class);
      }
    }
  }

  @Test
  void missingDataBytesAreTruncatedAndMissingPaddingIsNot() throws IOException {
    byte[] whole = FitsBytes.image(8, 100).end().data(new byte[100]).toBytes();
    FitsFile cut = reader.read(FitsBytes.write(directory, Arrays.copyOf(whole, 2979)));
    assertThat(cut.completeness()).isEqualTo(new Completeness.Truncated(0, false, 5760, 2979));
    FitsFile unpadded = reader.read(FitsBytes.write(directory, Arrays.copyOf(whole, 2980)));
    assertThat(unpadded.completeness()).isEqualTo(new Completeness.Complete());
    assertThat(unpadded.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("padding of the last block is missing"));
  }

  /** So astropy and fitsverify have it: an HDU is there when its header is, to the last block. */
  @Test
  void aHeaderWithoutThePaddingAfterItsEndIsTruncatedWhateverDataItPromises() throws IOException {
    byte[] lonely = Arrays.copyOf(FitsBytes.primary().toBytes(), 4 * 80);
    FitsFile file = reader.read(FitsBytes.write(directory, lonely));
    assertThat(file.hdus()).isEmpty();
    assertThat(file.completeness()).isEqualTo(new Completeness.Truncated(0, true, 2880, 320));
    for (FitsBytes last :
        List.of(
            FitsBytes.primary().extension(8).end(), FitsBytes.primary().extension(8, 9).end())) {
      byte[] cut = Arrays.copyOf(last.toBytes(), 5759);
      FitsFile others = reader.read(FitsBytes.write(directory, cut));
      assertThat(others.hdus()).hasSize(1);
      assertThat(others.completeness()).isEqualTo(new Completeness.Truncated(1, true, 5760, 5759));
      assertThat(others.findings())
          .singleElement()
          .satisfies(f -> assertThat(f.message()).startsWith("the header of HDU 1 is cut off"));
    }
  }

  @Test
  void aMissingEndUpToTheEndOfTheFileIsTruncated() throws IOException {
    FitsFile file = read(FitsBytes.image(8, 5).pad(' '));
    assertThat(file.completeness()).isEqualTo(new Completeness.Truncated(0, true, 5760, 2880));
  }

  @Test
  void aGzipStreamCutOffIsTruncated() throws IOException {
    byte[] zipped = FitsBytes.gzip(FitsBytes.twoExtensions().toBytes());
    FitsFile file =
        reader.read(FitsBytes.write(directory, Arrays.copyOf(zipped, zipped.length - 4)));
    assertThat(file.completeness()).isInstanceOf(Completeness.Truncated.class);
    assertThat(file.findings())
        .anyMatch(finding -> finding.message().contains("gzip stream ends early"));
  }
}

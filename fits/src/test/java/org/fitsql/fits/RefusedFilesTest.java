package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not FITS, and FITS files that nobody could follow. */
class RefusedFilesTest extends ReadsFiles {
  private FitsException.Broken broken(FitsBytes bytes) {
    return catchThrowableOfType(FitsException.Broken.class, () -> read(bytes));
  }

  @Test
  void emptyFileIsNotFits() {
    assertThatThrownBy(() -> read(new FitsBytes()))
        .isInstanceOf(FitsException.NotFits.class)
        .hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> reader.read(FitsBytes.write(directory, FitsBytes.gzip(new byte[0]))))
        .isInstanceOf(FitsException.NotFits.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello world|it is text that begins with 'hello world'",
        "<html><body>|HTML page",
        "BZh91AY|bzip2",
        "XTENSION= 'IMAGE'|no primary HDU"
      })
  void whatIsNotFitsIsNamed(String content, String what) {
    Path path = FitsBytes.write(directory, content.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> reader.read(path))
        .isInstanceOf(FitsException.NotFits.class)
        .hasMessageContaining(what)
        .hasMessageContaining(path.toString());
  }

  @Test
  void lzwCompressedAndBinaryFilesAreNotFits() {
    assertThatThrownBy(
            () -> reader.read(FitsBytes.write(directory, new byte[] {0x1f, (byte) 0x9d, 1, 2})))
        .isInstanceOf(FitsException.NotFits.class)
        .hasMessageContaining("LZW");
    assertThatThrownBy(() -> reader.read(FitsBytes.write(directory, new byte[100])))
        .isInstanceOf(FitsException.NotFits.class)
        .hasMessageContaining("00 00");
  }

  @Test
  void missingFilesAndDirectoriesArePlainInputErrors() {
    assertThatThrownBy(() -> reader.read(directory.resolve("absent.fits")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> reader.read(directory))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(FitsException.class);
  }

  @Test
  void refusesStructureThatCannotBeFollowed() {
    FitsException.Broken bitpix = broken(FitsBytes.primary().extension(12, 5).end());
    assertThat(bitpix).hasMessageContaining("BITPIX = 12").hasMessageContaining("HDU 1");
    assertThat(bitpix.keyword()).isEqualTo("BITPIX");
    assertThat(bitpix.hdu()).isEqualTo(1);
    assertThat(bitpix.offset()).isEqualTo(2880);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAXIS   = 'two'|NAXIS = 'two' is not an integer",
        "NAXIS   = -1|NAXIS = -1 is not between",
        "NAXIS   = 1000|NAXIS = 1000 is not between",
        "NAXIS   = 1|NAXIS1 is missing",
        "NAXIS   =|NAXIS =  is not an integer",
        "NOAXIS  = 1|NAXIS is missing",
      })
  void refusesAnImpossibleNaxis(String record, String message) {
    FitsBytes bytes = new FitsBytes().records("SIMPLE  = T", "BITPIX  = 8", record).end();
    assertThat(broken(bytes)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "'5'", "5.5", "99999999999999999999", "T"})
  void refusesAnImpossibleAxis(String axis) {
    FitsBytes bytes =
        new FitsBytes().records("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 1", "NAXIS1  = " + axis);
    FitsException.Broken broken = broken(bytes.end());
    assertThat(broken.keyword()).isEqualTo("NAXIS1");
    assertThat(broken).hasMessageContaining(axis);
  }

  @Test
  void refusesAxesWhoseProductOverflows() {
    assertThat(broken(FitsBytes.image(16, 1L << 32, 1L << 32).end()))
        .hasMessageContaining("more bytes than 64 bits can count");
    assertThat(broken(FitsBytes.image(8, Long.MAX_VALUE).end()))
        .hasMessageContaining("more bytes than 64 bits can count");
  }

  @Test
  void aMissingEndFollowedByPixelsIsBroken() {
    byte[] pixels = new byte[5760];
    Arrays.fill(pixels, (byte) 0x81);
    assertThat(broken(FitsBytes.image(8, 5760).pad(' ').bytes(pixels)))
        .hasMessageContaining("END is missing")
        .hasMessageContaining("byte 2880");
    assertThat(broken(FitsBytes.image(8, 0).pad(' ').extension(8).end()))
        .hasMessageContaining("END is missing");
  }

  @Test
  void aDamagedGzipStreamIsBroken() {
    byte[] zipped = FitsBytes.gzip(FitsBytes.twoExtensions().toBytes());
    zipped[zipped.length - 6] ^= 0x55;
    assertThatThrownBy(() -> reader.read(FitsBytes.write(directory, zipped)))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("gzip stream is damaged");
  }

  @Test
  void aHeaderThatNeverEndsIsRefused() throws IOException {
    Path path = directory.resolve("endless.fits.gz");
    byte[] block = FitsBytes.image(8).pad(' ').toBytes();
    byte[] blanks = new FitsBytes().records("").pad(' ').toBytes();
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(block);
      for (int i = 0; i <= HeaderScanner.LARGEST_HEADER / Hdu.BLOCK; i++) {
        out.write(blanks);
      }
    }
    assertThatThrownBy(() -> reader.read(path))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("no END within");
  }

  @Test
  void tooManyHdusAreRefused() throws IOException {
    Path path = directory.resolve("many.fits.gz");
    byte[] extension = new FitsBytes().extension(8).end().toBytes();
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(FitsBytes.primary().toBytes());
      for (int i = 0; i < FileScan.MOST_HDUS; i++) {
        out.write(extension);
      }
    }
    assertThatThrownBy(() -> reader.read(path))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("more than");
  }
}

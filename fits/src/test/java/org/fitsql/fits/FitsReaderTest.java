package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitsReaderTest {
  @TempDir private Path directory;
  private final FitsReader reader = new FitsReader();

  private FitsFile read(FitsBytes bytes) throws IOException {
    return reader.read(bytes.write(directory));
  }

  private FitsException.Broken broken(FitsBytes bytes) {
    return catchThrowableOfType(FitsException.Broken.class, () -> read(bytes));
  }

  private static FitsBytes twoExtensions() {
    return FitsBytes.primary()
        .extension(-32, 100, 50)
        .records("EXTNAME = 'SCI     '", "EXTVER  = 2")
        .end()
        .data(new byte[100 * 50 * 4])
        .extension(16, 10)
        .records("EXTNAME = 'DQ'")
        .end()
        .data(new byte[20]);
  }

  @Test
  void readsTheStructureOfAllHdus() throws IOException {
    FitsBytes bytes = twoExtensions();
    FitsFile file = read(bytes);
    assertThat(file.hdus())
        .extracting(Hdu::label)
        .containsExactly("HDU 0 (PRIMARY)", "HDU 1 (SCI,2)", "HDU 2 (DQ,1)");
    Hdu sci = file.hdus().get(1);
    assertThat(sci.type()).isEqualTo(HduType.IMAGE);
    assertThat(sci.axes()).containsExactly(100L, 50L);
    assertThat(sci.headerOffset()).isEqualTo(2880);
    assertThat(sci.dataOffset()).isEqualTo(5760);
    assertThat(sci.dataSize()).isEqualTo(20_000);
    assertThat(sci.end()).isEqualTo(5760 + 7 * 2880);
    assertThat(file.size()).isEqualTo(bytes.size());
    assertThat(file.completeness()).isEqualTo(new Completeness.Complete());
    assertThat(file.findings()).isEmpty();
    assertThat(file.named("sci")).containsExactly(sci);
  }

  @Test
  void hashesTheHeaderBytesOfAllHdusInOrderAndNoData() throws Exception {
    FitsFile file = read(twoExtensions());
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Hdu hdu : file.hdus()) {
      digest.update(hdu.header().bytes());
    }
    assertThat(file.headerHash()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
    byte[] changed = twoExtensions().toBytes();
    changed[6000] = 1;
    assertThat(reader.read(FitsBytes.write(directory, changed)).headerHash())
        .isEqualTo(file.headerHash());
  }

  @Test
  void readsHeadersOfManyBlocks() throws IOException {
    FitsBytes bytes = FitsBytes.image(8, 10);
    for (int i = 0; i < 2000; i++) {
      bytes.records(String.format("K%-7d= %d", i, i));
    }
    FitsFile file = read(bytes.end().data(new byte[10]).extension(8).end());
    assertThat(file.hdus()).hasSize(2);
    assertThat(file.hdus().get(0).header().whole("K1999")).contains(1999L);
    assertThat(file.hdus().get(0).header().cards()).hasSize(2004);
  }

  @Test
  void headersMeetingTheEdgeOfTheReadBufferAreReadWhole() throws IOException {
    for (int blocks = 8; blocks <= 11; blocks++) {
      FitsBytes bytes = FitsBytes.image(8, blocks * 2880L).end();
      bytes.data(new byte[blocks * 2880]).extension(8).records("EXTNAME = 'X'").end();
      assertThat(read(bytes).hdus()).extracting(Hdu::extname).containsExactly("", "X");
    }
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
  void countsPcountAndGcount() throws IOException {
    FitsBytes bytes =
        FitsBytes.primary()
            .records("XTENSION= 'BINTABLE'", "BITPIX  = 8", "NAXIS   = 2", "NAXIS1  = 10")
            .records("NAXIS2  = 3", "PCOUNT  = 4000", "GCOUNT  = 1", "TFIELDS = 0")
            .end()
            .data(new byte[4030]);
    assertThat(read(bytes).hdus().get(1).dataSize()).isEqualTo(4030);
    assertThat(read(bytes).hdus().get(1).type()).isEqualTo(HduType.BINTABLE);
  }

  @Test
  void randomGroupsAreSizedByEquationTwo() throws IOException {
    FitsBytes bytes =
        FitsBytes.image(-32, 0, 4, 5)
            .records("GROUPS  = T", "PCOUNT  = 6", "GCOUNT  = 100")
            .end()
            .data(new byte[4 * 100 * (6 + 20)])
            .extension(8)
            .end();
    FitsFile file = read(bytes);
    assertThat(file.hdus().get(0).dataSize()).isEqualTo(4 * 100 * (6 + 20));
    assertThat(file.hdus()).hasSize(2);
  }

  @Test
  void aNumberTooLargeForADoubleIsAFindingAndLosesNothing() throws IOException {
    FitsFile file =
        read(FitsBytes.image(8).records("BIG     = 1.0E99999999999", "AFTER   = 1").end());
    assertThat(file.hdus().get(0).header().find("BIG"))
        .contains(new CardValue.Real(Double.POSITIVE_INFINITY, "1.0E99999999999"));
    assertThat(file.hdus().get(0).header().whole("AFTER")).contains(1L);
    assertThat(file.findings()).hasSize(1);
    Finding finding = file.findings().get(0);
    assertThat(finding.keyword()).isEqualTo("BIG");
    assertThat(finding.offset()).isEqualTo(3 * 80);
    assertThat(finding.message()).contains("1.0E99999999999");
  }

  @Test
  void tellsWhatIsOdd() throws IOException {
    FitsBytes bytes =
        new FitsBytes()
            .records("SIMPLE  = F", "NAXIS   = 0", "BITPIX  = 8.0", "BAD     = 5abc")
            .records("OPEN    = 'no end", "EXTVER  = 1.5", "CONTINUE  'x'")
            .end()
            .bytes(new byte[100]);
    FitsFile file = read(bytes);
    assertThat(file.findings())
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("SIMPLE is not T"))
        .anyMatch(message -> message.contains("card 2 must be BITPIX and is NAXIS"))
        .anyMatch(message -> message.contains("BITPIX = 8.0 is no integer"))
        .anyMatch(message -> message.contains("5abc"))
        .anyMatch(message -> message.contains("no closing quote"))
        .anyMatch(message -> message.contains("CONTINUE follows no string"))
        .anyMatch(message -> message.contains("EXTVER = 1.5"))
        .anyMatch(message -> message.contains("what follows the last HDU"))
        .anyMatch(message -> message.contains("no multiple of 2880"));
    assertThat(file.completeness()).isEqualTo(new Completeness.Complete());
  }

  @Test
  void findingsOfAFileOfJunkAreLimited() throws IOException {
    FitsBytes bytes = FitsBytes.image(8);
    for (int i = 0; i < 3000; i++) {
      bytes.records("BAD     = 5abc");
    }
    FitsFile file = read(bytes.end());
    assertThat(file.findings()).hasSize(Findings.LIMIT + 1);
    assertThat(file.findings().get(Findings.LIMIT).message()).contains("not listed");
  }

  @Test
  void anExtensionWithoutExtnameHasNone() throws IOException {
    Hdu hdu = read(FitsBytes.primary().extension(8).end()).hdus().get(1);
    assertThat(hdu.extname()).isEmpty();
    assertThat(hdu.extver()).isEqualTo(1);
    assertThat(hdu.label()).isEqualTo("HDU 1 (IMAGE)");
  }

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
    byte[] whole = twoExtensions().toBytes();
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
  void aMissingEndUpToTheEndOfTheFileIsTruncated() throws IOException {
    FitsFile file = read(FitsBytes.image(8, 5).pad(' '));
    assertThat(file.completeness()).isEqualTo(new Completeness.Truncated(0, true, 5760, 2880));
  }

  @Test
  void readsGzippedFilesWhateverTheirName() throws IOException {
    FitsFile plain = read(twoExtensions());
    byte[] zipped = FitsBytes.gzip(twoExtensions().toBytes());
    FitsFile file = reader.read(FitsBytes.write(directory, zipped));
    assertThat(file.size()).isEqualTo(plain.size());
    assertThat(file.headerHash()).isEqualTo(plain.headerHash());
    assertThat(file.hdus())
        .extracting(Hdu::dataOffset)
        .isEqualTo(plain.hdus().stream().map(Hdu::dataOffset).toList());
    assertThat(file.completeness()).isEqualTo(new Completeness.Complete());
  }

  @Test
  void readsConcatenatedGzipMembersAsOneStream() throws IOException {
    byte[] whole = twoExtensions().toBytes();
    FitsBytes members =
        new FitsBytes()
            .bytes(FitsBytes.gzip(Arrays.copyOfRange(whole, 0, 4000)))
            .bytes(FitsBytes.gzip(Arrays.copyOfRange(whole, 4000, whole.length)));
    FitsFile file = read(members);
    assertThat(file.hdus()).hasSize(3);
    assertThat(file.size()).isEqualTo(whole.length);
  }

  @Test
  void aGzipStreamCutOffIsTruncated() throws IOException {
    byte[] zipped = FitsBytes.gzip(twoExtensions().toBytes());
    FitsFile file =
        reader.read(FitsBytes.write(directory, Arrays.copyOf(zipped, zipped.length - 4)));
    assertThat(file.completeness()).isInstanceOf(Completeness.Truncated.class);
    assertThat(file.findings())
        .anyMatch(finding -> finding.message().contains("gzip stream ends early"));
  }

  @Test
  void aDamagedGzipStreamIsBroken() {
    byte[] zipped = FitsBytes.gzip(twoExtensions().toBytes());
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

package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FitsReaderTest extends ReadsFiles {
  @Test
  void readsTheStructureOfAllHdus() throws IOException {
    FitsBytes bytes = FitsBytes.twoExtensions();
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
    FitsFile file = read(FitsBytes.twoExtensions());
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Hdu hdu : file.hdus()) {
      digest.update(hdu.header().bytes());
    }
    assertThat(file.headerHash()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
    byte[] changed = FitsBytes.twoExtensions().toBytes();
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
  void readsGzippedFilesWhateverTheirName() throws IOException {
    FitsFile plain = read(FitsBytes.twoExtensions());
    byte[] zipped = FitsBytes.gzip(FitsBytes.twoExtensions().toBytes());
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
    byte[] whole = FitsBytes.twoExtensions().toBytes();
    FitsBytes members =
        new FitsBytes()
            .bytes(FitsBytes.gzip(Arrays.copyOfRange(whole, 0, 4000)))
            .bytes(FitsBytes.gzip(Arrays.copyOfRange(whole, 4000, whole.length)));
    FitsFile file = read(members);
    assertThat(file.hdus()).hasSize(3);
    assertThat(file.size()).isEqualTo(whole.length);
  }
}

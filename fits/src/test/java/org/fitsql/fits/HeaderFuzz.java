package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for any bytes, FITS or not: the reader answers or refuses in its own words, and
 * says nothing that is not in the bytes. Jazzer looks for bytes for which it does not ({@code mvn
 * -P fuzz}, see CONTRIBUTING.md); it finds this class by the name of its method, so that it is not
 * needed for anything else.
 *
 * <p>The first byte says what the others are: a file as it is, gzipped, cards to make a header of,
 * or damage to a sound file.
 */
public final class HeaderFuzz {
  private static final int KINDS = 4;

  /** A reader that has seen all inputs before, as in a run over an archive. */
  private static final FitsReader EXPERIENCED = new FitsReader();

  private HeaderFuzz() {}

  /** Jazzer's entry point. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length > 0) {
      byte[] rest = Arrays.copyOfRange(input, 1, input.length);
      check(
          switch ((input[0] & 0xff) % KINDS) {
            case 0 -> rest;
            case 1 -> FitsBytes.gzip(rest);
            case 2 -> cards(rest);
            default -> damaged(rest);
          });
    }
  }

  /** Lines as the records of two headers, the second after the first line that is empty. */
  private static byte[] cards(byte[] text) {
    FitsBytes file = FitsBytes.image(8);
    List<String> lines = new String(text, StandardCharsets.ISO_8859_1).lines().toList();
    boolean second = false;
    for (String line : lines) {
      if (line.isEmpty() && !second) {
        file.end().extension(16, 2);
        second = true;
      } else {
        file.records(line.substring(0, Math.min(line.length(), Header.RECORD)));
      }
    }
    return file.end().toBytes();
  }

  /** Pairs of place and byte. */
  private static byte[] damaged(byte[] damage) {
    byte[] file = sound();
    for (int i = 0; i + 2 < damage.length; i += 3) {
      int place = (damage[i] & 0xff) << 8 | damage[i + 1] & 0xff;
      file[place % file.length] = damage[i + 2];
    }
    return file;
  }

  private static byte[] sound() {
    return FitsBytes.image(8)
        .records("ROOTNAME= 'j8bt05njq'", "EXPTIME =  1.5E+02 / [s] duration", "COMMENT none")
        .records("LONG    = 'begin&'", "CONTINUE  'end' / note", "HIERARCH ESO A B = 'x'")
        .records("DP1     = 'AXIS.1: 1'", "FLAG    = T", "COMPLEX = (1.0, -2)", "UNDEF   =")
        .end()
        .extension(-32, 3, 2)
        .records("EXTNAME = 'SCI     '", "EXTVER  = 1", "BUNIT   = 'ELECTRONS'")
        .end()
        .data(new byte[24])
        .records("XTENSION= 'BINTABLE'")
        .fixed("BITPIX", 8)
        .fixed("NAXIS", 2)
        .fixed("NAXIS1", 4)
        .fixed("NAXIS2", 1)
        .fixed("PCOUNT", 0)
        .fixed("GCOUNT", 1)
        .fixed("TFIELDS", 1)
        .records("TFORM1  = '1J      '", "TTYPE1  = 'N'")
        .end()
        .data(new byte[4])
        .toBytes();
  }

  /**
   * @param bytes of a file, as they are on the disk
   */
  static void check(byte[] bytes) throws IOException {
    Path path = Files.createTempFile("fitsql-fuzz", ".fits");
    try {
      Files.write(path, bytes);
      check(path, bytes);
    } finally {
      Files.delete(path);
    }
  }

  private static void check(Path path, byte[] bytes) throws IOException {
    try {
      FitsFile file = EXPERIENCED.read(path);
      boolean gzipped = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f;
      checkPlaces(file, gzipped ? null : bytes);
      file.hdus().forEach(hdu -> checkCards(hdu.header()));
    } catch (FitsException | ZipException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void checkPlaces(FitsFile file, byte @Nullable [] bytes) {
    long end = 0;
    for (Hdu hdu : file.hdus()) {
      byte[] header = hdu.header().bytes();
      assertThat(hdu.headerOffset()).isEqualTo(end);
      assertThat(header.length % Hdu.BLOCK).isZero();
      assertThat(hdu.dataOffset()).isEqualTo(end + header.length);
      assertThat(end + header.length).isLessThanOrEqualTo(file.size());
      assertThat(hdu.dataSize()).isNotNegative();
      if (bytes != null) {
        int from = (int) hdu.headerOffset();
        assertThat(header).isEqualTo(Arrays.copyOfRange(bytes, from, from + header.length));
      }
      end = hdu.end();
    }
    if (file.completeness() instanceof Completeness.Truncated truncated) {
      assertThat(truncated.expected()).isGreaterThan(truncated.actual());
      assertThat(truncated.actual()).isEqualTo(file.size());
    } else {
      assertThat(end).isLessThan(file.size() + Hdu.BLOCK);
    }
  }

  /** What was remembered of other files changes nothing, and all may be asked of every card. */
  private static void checkCards(Header header) {
    assertThat(Header.parse(header.bytes()).cards()).isEqualTo(header.cards());
    for (Card card : header.cards()) {
      assertThat(card.unit()).isNotNull();
      assertThat(header.find(card.keyword())).isNotNull();
      assertThat(header.text(card.keyword())).isNotNull();
      assertThat(header.whole(card.keyword())).isNotNull();
      assertThat(header.real(card.keyword())).isNotNull();
    }
  }
}

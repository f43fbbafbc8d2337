package org.fitsql.simulation.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.Completeness;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Header;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitsBuilderTest {
  @TempDir private Path directory;

  @Test
  void valuesComeBackAsTheyWereGiven() throws IOException {
    Header header =
        read(new FitsBuilder()
                .hdu(
                    HduBuilder.primary()
                        .card("WHOLE", -42, "a whole number")
                        .card("REAL", 53101.123456789, "a modified Julian date")
                        .card("TRUTH", true, "")
                        .card("TEXT", "it's", "")
                        .undefined("NOTHING", "")
                        .recordValued("DP1", "AXIS.1", 1.0, "")))
            .primary()
            .orElseThrow()
            .header();

    assertThat(header.whole("WHOLE")).contains(-42L);
    assertThat(header.find("REAL"))
        .contains(new CardValue.Real(53101.123456789, "53101.123456789"));
    assertThat(header.text("TEXT")).contains("it's");
    assertThat(header.find("NOTHING")).contains(new CardValue.Undefined());
    assertThat(header.find("DP1.AXIS.1")).isPresent();
  }

  @Test
  void aLongStringIsCarriedOnAndNeverPartsDoubledQuotes() throws IOException {
    for (int before = 55; before < 75; before++) {
      String text = "x".repeat(before) + "''" + "y".repeat(90) + "'";

      Header header =
          read(new FitsBuilder().hdu(HduBuilder.primary().card("TITLE", text, "the title")))
              .primary()
              .orElseThrow()
              .header();

      assertThat(header.text("TITLE")).contains(text);
    }
  }

  @Test
  void pixelsComeBackAsTheyWereGiven() throws IOException {
    float[] pixels = {1, 2.5f, Float.NaN, -4, 5, 6};
    FitsFile file =
        read(
            new FitsBuilder()
                .hdu(HduBuilder.primary())
                .hdu(HduBuilder.extension("SCI", 1, ImageData.floats(3, 2, pixels))));

    Pixels read = new PixelReader().read(file.path(), file.hdus().get(1)).orElseThrow();

    assertThat(((Pixels.Floats) read).values()).isEqualTo(pixels);
  }

  @Test
  void unsignedShortsAreClippedAndStoredWithAnOffset() throws IOException {
    ImageData image =
        ImageData.unsignedShorts(
            3,
            1,
            (y, row) -> {
              row[0] = -5;
              row[1] = 2000;
              row[2] = 1e6f;
            });
    FitsFile file = read(new FitsBuilder().hdu(HduBuilder.primary(image)));

    Pixels.Shorts read =
        (Pixels.Shorts) new PixelReader().read(file.path(), file.hdus().get(0)).orElseThrow();

    assertThat(read.scaling().zero()).isEqualTo(32768);
    assertThat(read.values()).containsExactly((short) -32768, (short) -30768, (short) 32767);
  }

  @Test
  void tablesDescribeTheirColumns() throws IOException {
    TableData table =
        new TableData(
            List.of(
                new TableData.Column("MEMNAME", "14A", "", "", ""),
                new TableData.Column("MEMPRSNT", "L", "", "", "")),
            List.of(new Object[] {"J8BT05NJQ", true}, new Object[] {"J8BT05010", false}));

    FitsFile file =
        read(
            new FitsBuilder().hdu(HduBuilder.primary()).hdu(HduBuilder.extension("ASN", 1, table)));

    assertThat(file.hdus().get(1).axes()).containsExactly(15L, 2L);
    assertThat(file.hdus().get(1).header().text("TFORM2")).contains("L");
    assertThat(new String(Files.readAllBytes(file.path()), StandardCharsets.ISO_8859_1))
        .contains("J8BT05NJQ     TJ8BT05010     F");
  }

  @Test
  void aFileCanBeBrokenOnPurpose() throws IOException {
    FitsFile file =
        read(
            new FitsBuilder()
                .hdu(
                    HduBuilder.verbatim()
                        .rawCard("SIMPLE  =                    T")
                        .rawCard("BITPIX  =                    8")
                        .rawCard("NAXIS   =                    0")
                        .withoutEnd()));

    assertThat(file.completeness()).isInstanceOf(Completeness.Truncated.class);
  }

  @Test
  void aRecordThatDoesNotFitIsRefused() {
    HduBuilder hdu = HduBuilder.primary();

    assertThatThrownBy(() -> hdu.rawCard("x".repeat(81))).hasMessageContaining("81 characters");
  }

  private FitsFile read(FitsBuilder builder) throws IOException {
    Path path = directory.resolve("test.fits");
    builder.writeTo(path);
    assertThat(Files.readAllBytes(path)).isEqualTo(builder.toBytes());
    return new FitsReader().read(path);
  }
}

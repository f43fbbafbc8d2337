package org.fitsql.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelReaderTest {
  private static final Pixels.Scaling IDENTITY = new Pixels.Scaling(1, 0, null);

  @TempDir private Path directory;
  private final FitsReader headers = new FitsReader();
  private final PixelReader pixels = new PixelReader();

  private Optional<Pixels> read(FitsBytes bytes) throws IOException {
    return read(bytes.write(directory));
  }

  private Optional<Pixels> read(Path path) throws IOException {
    return pixels.read(path, headers.read(path).hdus().get(0));
  }

  private static byte[] bytes(int size, java.util.function.Consumer<ByteBuffer> fill) {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    fill.accept(buffer);
    return buffer.array();
  }

  @Test
  void readsEveryBitpixInItsOwnType() throws IOException {
    byte[] raw = bytes(24, b -> b.putLong(-2).putLong(5).putLong(1L << 40));
    assertThat(read(FitsBytes.image(64, 3, 1).end().data(raw)))
        .hasValueSatisfying(
            p -> assertThat(((Pixels.Longs) p).values()).containsExactly(-2, 5, 1L << 40));
    assertThat(read(FitsBytes.image(32, 3, 2).end().data(raw)))
        .hasValueSatisfying(
            p -> assertThat(((Pixels.Ints) p).values()).containsExactly(-1, -2, 0, 5, 256, 0));
    assertThat(read(FitsBytes.image(16, 2, 2).end().data(raw)))
        .hasValueSatisfying(
            p -> assertThat(((Pixels.Shorts) p).values()).containsExactly(-1, -1, -1, -2));
    assertThat(read(FitsBytes.image(8, 4, 2).end().data(raw)))
        .hasValueSatisfying(
            p ->
                assertThat(((Pixels.Bytes) p).values())
                    .containsExactly(-1, -1, -1, -1, -1, -1, -1, -2));
    byte[] floats = bytes(8, b -> b.putFloat(1.5f).putFloat(Float.NaN));
    assertThat(read(FitsBytes.image(-32, 2, 1).end().data(floats)))
        .hasValueSatisfying(
            p -> assertThat(((Pixels.Floats) p).values()).containsExactly(1.5f, Float.NaN));
    byte[] doubles = bytes(16, b -> b.putDouble(Math.PI).putDouble(-0.0));
    assertThat(read(FitsBytes.image(-64, 2, 1).end().data(doubles)))
        .hasValueSatisfying(
            p -> assertThat(((Pixels.Doubles) p).values()).containsExactly(Math.PI, -0.0));
  }

  @Test
  void readsImagesOfManyChunksExactly() throws IOException {
    int width = 1000;
    int height = 333;
    byte[] data =
        bytes(
            width * height * 4,
            b -> {
              for (int i = 0; i < width * height; i++) {
                b.putFloat(i);
              }
            });
    FitsBytes file = FitsBytes.image(-32, width, height).end().data(data);
    for (byte[] content : new byte[][] {file.toBytes(), FitsBytes.gzip(file.toBytes())}) {
      Pixels read = read(FitsBytes.write(directory, content)).orElseThrow();
      assertThat(read.width()).isEqualTo(width);
      assertThat(read.height()).isEqualTo(height);
      float[] values = ((Pixels.Floats) read).values();
      assertThat(values).hasSize(width * height);
      for (int i = 0; i < values.length; i++) {
        if (values[i] != i) {
          assertThat(values[i]).as("pixel %d", i).isEqualTo(i);
        }
      }
    }
  }

  @Test
  void scalingComesFromTheHeaderAndBlankCountsForIntegersOnly() throws IOException {
    String[] keywords = {"BSCALE  = 2", "BZERO   = 32768.0", "BLANK   = -5"};
    assertThat(read(FitsBytes.image(16, 1, 1).records(keywords).end().data(new byte[2])))
        .hasValueSatisfying(
            p -> assertThat(p.scaling()).isEqualTo(new Pixels.Scaling(2, 32768, -5L)));
    assertThat(read(FitsBytes.image(-32, 1, 1).records(keywords).end().data(new byte[4])))
        .hasValueSatisfying(
            p -> assertThat(p.scaling()).isEqualTo(new Pixels.Scaling(2, 32768, null)));
    assertThat(read(FitsBytes.image(16, 1, 1).end().data(new byte[2])))
        .hasValueSatisfying(p -> assertThat(p.scaling().isIdentity()).isTrue());
  }

  @Test
  void aCubeGivesItsFirstPlaneAndARowHasHeightOne() throws IOException {
    byte[] data = {1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(read(FitsBytes.image(8, 2, 2, 2).end().data(data)))
        .hasValueSatisfying(
            p -> assertThat(((Pixels.Bytes) p).values()).containsExactly(1, 2, 3, 4));
    Pixels row = read(FitsBytes.image(8, 8).end().data(data)).orElseThrow();
    assertThat(row.width()).isEqualTo(8);
    assertThat(row.height()).isEqualTo(1);
  }

  @Test
  void hdusWithoutPixelsGiveNone() throws IOException {
    assertThat(read(FitsBytes.primary())).isEmpty();
    assertThat(read(FitsBytes.image(8, 5, 0).end())).isEmpty();
    FitsBytes groups =
        FitsBytes.image(8, 0, 5).records("GROUPS  = T", "PCOUNT  = 1", "GCOUNT  = 1");
    assertThat(read(groups.end().data(new byte[6]))).isEmpty();
    Path table =
        FitsBytes.primary()
            .records("XTENSION= 'BINTABLE'", "BITPIX  = 8", "NAXIS   = 2", "NAXIS1  = 1")
            .records("NAXIS2  = 1", "PCOUNT  = 0", "GCOUNT  = 1", "TFIELDS = 0")
            .end()
            .data(new byte[1])
            .write(directory);
    assertThat(pixels.read(table, headers.read(table).hdus().get(1))).isEmpty();
  }

  @Test
  void constantArraysHaveASizeAndOneValue() throws IOException {
    FitsBytes bytes =
        FitsBytes.image(16).records("NPIX1   = 62", "NPIX2   = 44", "PIXVALUE= 3").end();
    assertThat(read(bytes)).contains(new Pixels.Constant(62, 44, IDENTITY, 3));
  }

  @Test
  void constantArraysOfImpossibleSizeOrValueAreRefused() {
    assertThatThrownBy(
            () ->
                read(
                    FitsBytes.image(16)
                        .records("NPIX1   = 9999999", "NPIX2   = 9999999", "PIXVALUE= 3")
                        .end()))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("NPIX1 = 9999999");
    assertThatThrownBy(
            () ->
                read(
                    FitsBytes.image(16)
                        .records("NPIX1   = 9", "NPIX2   = -1", "PIXVALUE= 3")
                        .end()))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("NPIX2 = -1");
    assertThatThrownBy(
            () ->
                read(
                    FitsBytes.image(16)
                        .records("NPIX1   = 9", "NPIX2   = 9", "PIXVALUE= 'x'")
                        .end()))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("PIXVALUE = x");
  }

  @Test
  void pixelsThatTheFileDoesNotHaveAreRefusedBeforeMemoryIsTaken() {
    FitsBytes huge = FitsBytes.image(-64, 40_000, 50_000).end();
    assertThatThrownBy(() -> read(huge))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("before its pixels do");
    assertThatThrownBy(() -> read(FitsBytes.write(directory, FitsBytes.gzip(huge.toBytes()))))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("before its pixels do");
    assertThatThrownBy(() -> read(FitsBytes.image(8, 100_000, 100_000).end()))
        .isInstanceOf(FitsException.Broken.class)
        .hasMessageContaining("too large");
  }

  @Test
  void aFileThatShrankAfterItsHeaderWasReadIsBroken() throws IOException {
    byte[] whole = FitsBytes.image(16, 500, 500).end().data(new byte[500_000]).toBytes();
    Hdu hdu = headers.read(FitsBytes.write(directory, whole)).hdus().get(0);
    byte[] less = Arrays.copyOf(whole, whole.length / 2);
    for (byte[] content : new byte[][] {less, FitsBytes.gzip(less)}) {
      Path shrunk = FitsBytes.write(directory, content);
      assertThatThrownBy(() -> pixels.read(shrunk, hdu))
          .isInstanceOf(FitsException.Broken.class)
          .hasMessageContaining("before its pixels do");
    }
  }

  @Test
  void arraysAreUsedAgainForTheSameSlotTypeAndSizeOnly() throws IOException {
    Path small = FitsBytes.image(16, 2, 2).end().data(new byte[8]).write(directory);
    Path large = FitsBytes.image(16, 3, 3).end().data(new byte[18]).write(directory);
    PixelArrays arrays = new PixelArrays();
    short[] first = shorts(small, arrays, 0);
    assertThat(shorts(small, arrays, 0)).isSameAs(first);
    assertThat(shorts(small, arrays, 1)).isNotSameAs(first);
    assertThat(shorts(large, arrays, 0)).hasSize(9);
    assertThat(shorts(small, arrays, 0)).hasSize(4).isNotSameAs(first);
  }

  private short[] shorts(Path path, PixelArrays arrays, int slot) throws IOException {
    Hdu hdu = headers.read(path).hdus().get(0);
    return ((Pixels.Shorts) pixels.read(path, hdu, arrays, slot).orElseThrow()).values();
  }

  @Test
  void rowsComeInPartsThatAreTheWholeAndHaveItsHash() throws IOException {
    int width = 1000;
    int height = 400;
    byte[] raw = bytes(2 * width * height, b -> fillUp(b.asShortBuffer()));
    Path path = FitsBytes.image(16, width, height).end().data(raw).write(directory);
    FitsFile file = headers.read(path);
    PixelArrays arrays = new PixelArrays();
    DataHashes hashes = new DataHashes(file);
    arrays.hashInto(hashes);
    ShortBuffer seen = ShortBuffer.allocate(width * height);
    boolean found =
        pixels.read(
            path,
            file.hdus().get(0),
            arrays,
            (first, rows) -> {
              assertThat(first).isEqualTo(seen.position() / width);
              assertThat(rows.height()).isLessThan(height);
              seen.put(((Pixels.Shorts) rows).values());
            });
    assertThat(found).isTrue();
    assertThat(seen.array()).isEqualTo(((Pixels.Shorts) read(path).orElseThrow()).values());
    assertThat(hashes.of(file.hdus())).isEqualTo(new DataHashes(file).of(file.hdus()));
  }

  private static void fillUp(ShortBuffer buffer) {
    while (buffer.hasRemaining()) {
      buffer.put((short) (buffer.position() * 31));
    }
  }

  @Test
  void anHduWithoutPixelsHasNoRows() throws IOException {
    Path path = FitsBytes.image(16, 0, 4).end().write(directory);
    assertThat(
            pixels.read(
                path,
                headers.read(path).hdus().get(0),
                new PixelArrays(),
                (first, rows) -> {
                  throw new AssertionError("rows of nothing");
                }))
        .isFalse();
  }

  @Test
  void tellsOfMarkedPixelsAndOfNoOthers() throws IOException {
    int width = 1001;
    int height = 333;
    short[] values = new short[width * height];
    Random random = new Random(7);
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) (random.nextInt(9) == 0 ? random.nextInt() : 0);
    }
    byte[] data = bytes(2 * values.length, b -> b.asShortBuffer().put(values));
    Path path = FitsBytes.image(16, width, height).end().data(data).write(directory);
    Hdu hdu = headers.read(path).hdus().get(0);
    for (int mask : new int[] {4, 4 | 0x8000, 0xffff, 1 << 20}) {
      Map<Integer, Integer> told = new TreeMap<>();
      assertThat(pixels.marked(path, hdu, new PixelArrays(), mask, told::put)).isTrue();
      Map<Integer, Integer> expected = new TreeMap<>();
      for (int i = 0; i < values.length; i++) {
        if ((values[i] & mask) != 0) {
          expected.put(i, (int) values[i]);
        }
      }
      assertThat(told).as("mask %x", mask).isEqualTo(expected);
    }
  }

  @Test
  void doesNotTellOfMarksInScaledPixelsOrOtherTypes() throws IOException {
    byte[] data = bytes(8, b -> b.putLong(-1));
    Path whole = FitsBytes.image(32, 2, 1).end().data(data).write(directory);
    assertThat(isMarked(whole)).isFalse();
    Path scaled =
        FitsBytes.image(16, 4, 1).records("BZERO   = 32768.0").end().data(data).write(directory);
    assertThat(isMarked(scaled)).isFalse();
  }

  private boolean isMarked(Path path) throws IOException {
    Hdu hdu = headers.read(path).hdus().get(0);
    return pixels.marked(path, hdu, new PixelArrays(), 0xffff, (index, value) -> {});
  }
}

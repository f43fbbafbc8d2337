package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsFactory;
import nom.tam.image.compression.hdu.CompressedImageHDU;

/**
 * Tile-compressed images (FITS standard 4.0, section 10), decompressed by nom-tam-fits.
 *
 * <p>What nom-tam-fits 1.21 decodes wrongly without saying so is refused: floating-point images
 * (without dither, or with NaN), and PLIO images with an offset, which come out wrong by BZERO.
 */
final class CompressedImage {
  /** The decompressed image is held twice for a moment. */
  private static final long MOST_PIXELS = 1L << 28;

  private static final Set<Long> INTEGERS = Set.of(8L, 16L, 32L);

  private CompressedImage() {}

  static boolean is(Hdu hdu) {
    return hdu.type() == HduType.BINTABLE
        && hdu.header().find("ZIMAGE").orElse(null) instanceof CardValue.Logical zimage
        && zimage.truth();
  }

  static Pixels read(Path path, Hdu hdu) throws IOException {
    Header header = hdu.header();
    long bitpix = header.whole("ZBITPIX").orElse(0L);
    String algorithm = header.text("ZCMPTYPE").orElse("");
    if (!INTEGERS.contains(bitpix)) {
      throw unsupported(path, hdu, "ZBITPIX", "compressed pixels of ZBITPIX = " + bitpix);
    }
    Pixels.Scaling scaling = scaling(header);
    if (algorithm.startsWith("PLIO") && scaling.zero() != 0) {
      throw unsupported(path, hdu, "ZCMPTYPE", "PLIO compression with BZERO = " + scaling.zero());
    }
    List<Long> axes = axes(path, hdu);
    return pixels(path, hdu, axes, scaling, firstPlane(kernel(path, hdu)));
  }

  private static List<Long> axes(Path path, Hdu hdu) throws FitsException.Broken {
    int count = hdu.header().whole("ZNAXIS").filter(n -> n > 0 && n <= 999).orElse(0L).intValue();
    long[] axes = new long[count];
    double pixels = count == 0 ? 0 : 1;
    for (int i = 0; i < count; i++) {
      axes[i] = hdu.header().whole("ZNAXIS" + (i + 1)).orElse(0L);
      pixels *= axes[i];
    }
    List<Long> list = LongStream.of(axes).boxed().toList();
    if (LongStream.of(axes).anyMatch(axis -> axis <= 0) || pixels == 0) {
      throw new FitsException.Broken(
          path,
          hdu.index(),
          hdu.headerOffset(),
          "ZNAXIS",
          hdu.label() + ": the axes of the compressed image are " + list);
    }
    if (pixels > MOST_PIXELS) {
      throw PixelReader.tooLarge(path, hdu, list);
    }
    return list;
  }

  private static Pixels.Scaling scaling(Header header) {
    Long blank = header.whole("ZBLANK").or(() -> header.whole("BLANK")).orElse(null);
    return new Pixels.Scaling(
        header.real("BSCALE").orElse(1.0), header.real("BZERO").orElse(0.0), blank);
  }

  private static Object kernel(Path path, Hdu hdu) throws IOException {
    // its settings would otherwise be shared by all threads, and change while files are read
    FitsFactory.useThreadLocalSettings(true);
    FitsFactory.setUseHierarch(true);
    FitsFactory.setLongStringsEnabled(true);
    FitsFactory.setAllowHeaderRepairs(true);
    try (Fits fits = new Fits(path.toFile())) {
      if (fits.getHDU(hdu.index()) instanceof CompressedImageHDU compressed) {
        Object kernel = compressed.asImageHDU().getKernel();
        if (kernel != null) {
          return kernel;
        }
      }
      throw undecodable(path, hdu, "it is not recognised as a compressed image", null);
    } catch (RuntimeException e) {
      throw undecodable(path, hdu, String.valueOf(e.getMessage()), e);
    }
  }

  private static Object firstPlane(Object kernel) {
    Object plane = kernel;
    while (plane instanceof Object[] planes && planes[0] instanceof Object[]) {
      plane = planes[0];
    }
    return plane;
  }

  private static Pixels pixels(
      Path path, Hdu hdu, List<Long> axes, Pixels.Scaling scaling, Object plane)
      throws FitsException.Broken {
    int width = axes.get(0).intValue();
    int height = axes.size() > 1 ? axes.get(1).intValue() : 1;
    Object first = plane instanceof Object[] rows ? rows[0] : plane;
    Object flat =
        java.lang.reflect.Array.newInstance(componentType(path, hdu, first), width * height);
    for (int y = 0; y < height; y++) {
      Object row = plane instanceof Object[] rows ? rows[y] : plane;
      System.arraycopy(row, 0, flat, y * width, width);
    }
    if (flat instanceof byte[] bytes) {
      return new Pixels.Bytes(width, height, scaling, bytes);
    }
    if (flat instanceof short[] shorts) {
      return new Pixels.Shorts(width, height, scaling, shorts);
    }
    if (flat instanceof int[] ints) {
      return new Pixels.Ints(width, height, scaling, ints);
    }
    throw undecodable(path, hdu, "pixels of " + flat.getClass().getComponentType(), null);
  }

  private static Class<?> componentType(Path path, Hdu hdu, Object row)
      throws FitsException.Broken {
    Class<?> type = row.getClass().getComponentType();
    if (type == null) {
      throw undecodable(path, hdu, "no rows of pixels", null);
    }
    return type;
  }

  private static FitsException unsupported(Path path, Hdu hdu, String keyword, String what) {
    return new FitsException.Unsupported(
        path,
        hdu.index(),
        keyword,
        hdu.label() + ": " + what + " cannot be read reliably; decompress the file with funpack");
  }

  private static FitsException.Broken undecodable(
      Path path, Hdu hdu, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    FitsException.Broken broken =
        new FitsException.Broken(
            path,
            hdu.index(),
            hdu.dataOffset(),
            "ZCMPTYPE",
            hdu.label() + ": the compressed image cannot be decompressed: " + why);
    if (cause != null) {
      broken.initCause(cause);
    }
    return broken;
  }
}

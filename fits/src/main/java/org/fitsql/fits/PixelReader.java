package org.fitsql.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the pixels of image HDUs in the file's own type, by positioned reads; gzipped files are
 * inflated on the way. Thread-safe, as long as each thread brings its own {@link PixelArrays}.
 */
public final class PixelReader {
  /** The most pixels a constant array may claim: it costs its writer nothing. */
  static final long LARGEST_CONSTANT = 1L << 28;

  /** Takes rows of an image in their order. */
  @FunctionalInterface
  public interface RowSink {
    /**
     * @param firstRow number of the first of these rows, from 0
     * @param rows as wide as the image; valid until this returns
     */
    void take(int firstRow, Pixels rows);
  }

  /** Takes pixels that are marked, in their order. */
  @FunctionalInterface
  public interface MarkSink {
    /**
     * @param index number of the pixel, from 0, row by row
     * @param value as stored
     */
    void take(int index, int value);
  }

  /** The slot of the arrays that parts of an image go through. */
  private static final int PARTS = -1;

  /** The longest array that every Java virtual machine can make. */
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  /**
   * The pixels of one image HDU in arrays of their own; of a cube its first plane, of a
   * one-dimensional image a single row. Empty where the HDU has no pixels: a table, random groups,
   * an image with an axis of length 0.
   *
   * <p>Tile-compressed images are decompressed.
   *
   * @throws FitsException.Broken where the file ends before the pixels do, or the image cannot be
   *     held in one array
   * @throws FitsException.Unsupported where the pixels are compressed in a way that is not read
   */
  public Optional<Pixels> read(Path path, Hdu hdu) throws IOException {
    return read(path, hdu, new PixelArrays(), 0);
  }

  /**
   * As {@link #read(Path, Hdu)}, with arrays that are used again.
   *
   * @param arrays owner of the arrays; see there how long the pixels are valid
   * @param slot which of its arrays to fill, from 0
   */
  public Optional<Pixels> read(Path path, Hdu hdu, PixelArrays arrays, int slot)
      throws IOException {
    return read(path, hdu, 0, arrays, slot);
  }

  /**
   * As {@link #read(Path, Hdu, PixelArrays, int)}, of any plane of a cube.
   *
   * @param plane from 0; all axes beyond the second counted as one
   */
  public Optional<Pixels> read(Path path, Hdu hdu, long plane, PixelArrays arrays, int slot)
      throws IOException {
    if (CompressedImage.is(hdu)) {
      return Optional.of(new CompressedImage(path, hdu).read(plane));
    }
    if (hdu.type() != HduType.PRIMARY && hdu.type() != HduType.IMAGE) {
      return Optional.empty();
    }
    if (hdu.axes().isEmpty()) {
      return ConstantArray.read(path, hdu);
    }
    if (hdu.axes().contains(0L)) {
      return Optional.empty();
    }
    int width = length(path, hdu, hdu.axes().get(0), 1);
    long rows = hdu.axes().size() > 1 ? hdu.axes().get(1) : 1;
    length(path, hdu, rows, width);
    try (FitsSource source = FitsSource.open(path)) {
      return Optional.of(
          new Plane(path, hdu, source, arrays, slot, plane).read(width, (int) rows, scaling(hdu)));
    }
  }

  /**
   * Reads what {@link #read(Path, Hdu)} does, but hands it over in parts of some rows, so that it
   * takes next to no memory where the image is not compressed.
   *
   * @return whether there were pixels
   */
  public boolean read(Path path, Hdu hdu, PixelArrays arrays, RowSink sink) throws IOException {
    if (!isPlain(hdu)) {
      Optional<Pixels> whole = read(path, hdu);
      whole.ifPresent(pixels -> sink.take(0, pixels));
      return whole.isPresent();
    }
    int width = length(path, hdu, hdu.axes().get(0), 1);
    int height = length(path, hdu, hdu.axes().size() > 1 ? hdu.axes().get(1) : 1, 1);
    length(path, hdu, height, width);
    try (FitsSource source = FitsSource.open(path)) {
      new Plane(path, hdu, source, arrays, PARTS, 0).read(width, height, scaling(hdu), sink);
    }
    return true;
  }

  /**
   * Tells of those pixels of an image of 16-bit integers that have one of some bits set, in a third
   * of the time that it takes to hand over all of them.
   *
   * @param mask the bits
   * @return whether it was done; nothing is told of a compressed or scaled image or one of another
   *     type
   */
  public boolean marked(Path path, Hdu hdu, PixelArrays arrays, int mask, MarkSink sink)
      throws IOException {
    if (!isPlain(hdu) || hdu.bitpix() != Short.SIZE || !scaling(hdu).isIdentity()) {
      return false;
    }
    int width = length(path, hdu, hdu.axes().get(0), 1);
    int height = length(path, hdu, hdu.axes().size() > 1 ? hdu.axes().get(1) : 1, 1);
    length(path, hdu, height, width);
    try (FitsSource source = FitsSource.open(path)) {
      new Plane(path, hdu, source, arrays, PARTS, 0).marked(width, height, mask, sink);
    }
    return true;
  }

  private static boolean isPlain(Hdu hdu) {
    return (hdu.type() == HduType.PRIMARY || hdu.type() == HduType.IMAGE)
        && !hdu.axes().isEmpty()
        && !hdu.axes().contains(0L)
        && !CompressedImage.is(hdu);
  }

  /**
   * A plane reduced while it is read, so that memory does not grow with it: each pixel of the
   * result is the mean of the physical values of a box of {@code box} x {@code box} pixels, NaN
   * where none has one. Empty where {@link #read(Path, Hdu)} is.
   *
   * @param plane from 0; all axes beyond the second counted as one
   * @throws FitsException.Broken where the file ends before the pixels do
   * @throws FitsException.Unsupported where the image is compressed: it is decompressed as a whole
   */
  public Optional<Pixels> readReduced(Path path, Hdu hdu, long plane, int box, PixelArrays arrays)
      throws IOException {
    if (CompressedImage.is(hdu)) {
      throw new FitsException.Unsupported(
          path,
          hdu.index(),
          "ZIMAGE",
          hdu.label()
              + ": a compressed image of this size is not read; decompress it with funpack");
    }
    boolean image = hdu.type() == HduType.PRIMARY || hdu.type() == HduType.IMAGE;
    if (!image || hdu.axes().isEmpty() || hdu.axes().contains(0L)) {
      return read(path, hdu, plane, arrays, 0);
    }
    return Optional.of(new ReducedPlane(path, hdu, scaling(hdu), plane, arrays).read(box));
  }

  /**
   * Axes of the image that an HDU holds, compressed or not; none where it holds no image. Those of
   * a constant array are NPIX1 and NPIX2.
   */
  public static List<Long> imageAxes(Hdu hdu) {
    if (CompressedImage.is(hdu)) {
      return CompressedImage.axes(hdu);
    }
    if (hdu.type() != HduType.PRIMARY && hdu.type() != HduType.IMAGE) {
      return List.of();
    }
    if (hdu.axes().isEmpty() && hdu.header().find("PIXVALUE").isPresent()) {
      return List.of(
          hdu.header().whole("NPIX1").orElse(0L), hdu.header().whole("NPIX2").orElse(1L));
    }
    return hdu.axes();
  }

  /** The scaling that the header asks for; BLANK counts for integers only (section 4.4.2.5). */
  static Pixels.Scaling scaling(Hdu hdu) {
    Header header = hdu.header();
    double scale = header.real("BSCALE").orElse(1.0);
    double zero = header.real("BZERO").orElse(0.0);
    Long blank = hdu.bitpix() > 0 ? header.whole("BLANK").orElse(null) : null;
    return new Pixels.Scaling(scale, zero, blank);
  }

  private static int length(Path path, Hdu hdu, long count, long times)
      throws FitsException.Broken {
    if (count > LONGEST_ARRAY / times) {
      throw tooLarge(path, hdu, hdu.axes());
    }
    return (int) (count * times);
  }

  static FitsException.Broken tooLarge(Path path, Hdu hdu, List<Long> axes) {
    return new FitsException.Broken(
        path,
        hdu.index(),
        hdu.headerOffset(),
        "NAXIS",
        hdu.label() + ": a plane of axes " + axes + " is too large to be held in memory");
  }
}

package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table behind a compressed image: one row per tile, and the heap with their bytes. */
final class TileTable {
  private static final long MOST_BYTES = 1L << 30;

  private final Hdu hdu;
  private final ByteBuffer data;
  private final List<TableColumn> columns;

  private TileTable(Hdu hdu, ByteBuffer data) {
    this.hdu = hdu;
    this.data = data;
    this.columns = TableColumn.of(hdu);
  }

  /**
   * What is known of one tile.
   *
   * @param compressed bytes by the image's algorithm; empty where it could not be used
   * @param gzipped bytes of the pixels in their own type, gzipped; empty where there are none
   * @param plain bytes of the pixels in their own type; empty where there are none
   * @param scale ZSCALE, null where the pixels were not quantised
   * @param zero ZZERO
   * @param blank ZBLANK, or null
   */
  record Tile(
      byte[] compressed,
      byte[] gzipped,
      byte[] plain,
      @Nullable Double scale,
      double zero,
      @Nullable Long blank) {}

  /**
   * @throws FitsException.Broken where the file ends early, or has fewer rows than the image tiles
   */
  static TileTable read(Path path, Hdu hdu, long tiles) throws IOException {
    if (hdu.axes().size() != 2 || hdu.axes().get(1) < tiles) {
      throw broken(path, hdu, "the image has " + tiles + " tiles, the table axes " + hdu.axes());
    }
    if (hdu.dataSize() > MOST_BYTES) {
      throw broken(path, hdu, "its " + hdu.dataSize() + " bytes are too many to be held in memory");
    }
    try (FitsSource source = FitsSource.open(path)) {
      if (hdu.dataOffset() + hdu.dataSize() > source.sizeAtMost()) {
        throw Plane.endsEarly(path, hdu, source.sizeAtMost());
      }
      source.expect(hdu.dataOffset(), hdu.dataSize());
      ByteBuffer data = ByteBuffer.allocate((int) hdu.dataSize());
      int read = source.read(hdu.dataOffset(), data);
      if (read < hdu.dataSize()) {
        throw Plane.endsEarly(path, hdu, hdu.dataOffset() + read);
      }
      return new TileTable(hdu, data.clear());
    }
  }

  Tile tile(int index) {
    int row = index * Math.toIntExact(hdu.axes().get(0));
    return new Tile(
        bytes("COMPRESSED_DATA", row),
        bytes("GZIP_COMPRESSED_DATA", row),
        bytes("UNCOMPRESSED_DATA", row),
        number("ZSCALE", row).orElse(null),
        number("ZZERO", row).orElse(0.0),
        number("ZBLANK", row).map(Double::longValue).orElse(null));
  }

  private byte[] bytes(String name, int row) {
    Optional<TableColumn> found = column(name);
    if (found.isEmpty()) {
      return new byte[0];
    }
    TableColumn column = found.get();
    int at = row + column.offset();
    boolean wide = column.code() == 'Q';
    long count = wide ? data.getLong(at) : data.getInt(at);
    long offset = wide ? data.getLong(at + 8) : data.getInt(at + 4);
    byte[] bytes = new byte[Math.toIntExact(Math.multiplyExact(count, elementSize(column)))];
    data.get(Math.toIntExact(heap() + offset), bytes);
    return bytes;
  }

  /** A keyword of the header stands for a column of equal values. */
  private Optional<Double> number(String name, int row) {
    Optional<TableColumn> column = column(name).filter(TableColumn::isNumeric);
    if (column.isEmpty()) {
      return hdu.header().real(name);
    }
    double[] value = new double[column.get().repeat()];
    int width = Math.toIntExact(hdu.axes().get(0));
    Cell.numbers(data.slice(row, width), column.get(), HduType.BINTABLE, value, 0);
    return Optional.of(value[0]);
  }

  private Optional<TableColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Bytes of an element of the array that a descriptor such as 1PI(200) points to. */
  private int elementSize(TableColumn column) {
    String form = hdu.header().text("TFORM" + column.index()).orElse("").strip();
    int letter = form.indexOf(column.code()) + 1;
    return letter < form.length() ? TableColumn.elementSize(form.charAt(letter)) : 1;
  }

  private long heap() {
    long rows = Math.multiplyExact(hdu.axes().get(0), hdu.axes().get(1));
    return hdu.header().whole("THEAP").orElse(rows);
  }

  private static FitsException.Broken broken(Path path, Hdu hdu, String why) {
    return new FitsException.Broken(
        path,
        hdu.index(),
        hdu.dataOffset(),
        "ZTILE1",
        hdu.label() + ": the compressed image cannot be read: " + why);
  }
}

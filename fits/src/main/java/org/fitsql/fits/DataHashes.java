package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the data of some HDUs of one file are those of an earlier day, by the CRC-32C of
 * their bytes as stored, without padding. Data that {@link PixelReader} reads while this is lent to
 * its {@link PixelArrays} are hashed on their way, which costs a tenth of reading them again; of
 * all others the bytes are read when they are asked for.
 *
 * <p>It is a checksum, not a signature: two different images agree by chance once in four thousand
 * million times. Not thread-safe.
 */
public final class DataHashes {
  private final FitsFile file;
  private final Map<Integer, Integer> known = new HashMap<>();

  public DataHashes(FitsFile file) {
    this.file = file;
  }

  /**
   * The data of these HDUs as one short text, such as {@code 1:67108864:9ae0daaf}; their order does
   * not matter. Empty where there are none.
   *
   * @throws IOException where their bytes cannot be read
   */
  public String of(Collection<Hdu> hdus) throws IOException {
    TreeMap<Integer, String> parts = new TreeMap<>();
    for (Hdu hdu : hdus) {
      Integer hash = known.get(hdu.index());
      if (hash == null) {
        hash = read(hdu);
        known.put(hdu.index(), hash);
      }
      String part = String.format(Locale.ROOT, "%d:%d:%08x", hdu.index(), hdu.dataSize(), hash);
      parts.put(hdu.index(), part);
    }
    return String.join(" ", parts.values());
  }

  private int read(Hdu hdu) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer chunk = ByteBuffer.allocateDirect(PixelArrays.CHUNK);
    try (FitsSource source = FitsSource.open(file.path())) {
      source.expect(hdu.dataOffset(), hdu.dataSize());
      for (long done = 0; done < hdu.dataSize(); ) {
        int count = (int) Math.min(PixelArrays.CHUNK, hdu.dataSize() - done);
        int read = source.read(hdu.dataOffset() + done, chunk.clear().limit(count));
        if (read < count) {
          throw Plane.endsEarly(file.path(), hdu, hdu.dataOffset() + done + read);
        }
        crc.update(chunk.flip());
        done += count;
      }
    }
    return (int) crc.getValue();
  }

  /** A checksum to be fed with all data of an HDU; null where it is not of use. */
  @Nullable CRC32C begin(Hdu hdu, long bytes) {
    boolean wanted =
        bytes == hdu.dataSize()
            && !known.containsKey(hdu.index())
            && hdu.index() < file.hdus().size()
            && file.hdus().get(hdu.index()).dataOffset() == hdu.dataOffset();
    return wanted ? new CRC32C() : null;
  }

  void end(Hdu hdu, CRC32C crc) {
    known.put(hdu.index(), (int) crc.getValue());
  }
}

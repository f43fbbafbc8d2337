package org.fitsql.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads all data of a file once and holds them against CHECKSUM and DATASUM, and their padding
 * against the standard (FITS standard 4.0, sections 3.3.2, 4.4.2.7 and appendix J). What is cut off
 * is left out: its {@link FitsFile#completeness} tells of it.
 */
public final class DataCheck {
  private static final int CHUNK = 64 * Hdu.BLOCK;
  private static final long ALL_ONES = 0xFFFFFFFFL;

  private final FitsFile file;
  private final Findings findings = new Findings();
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

  private DataCheck(FitsFile file) {
    this.file = file;
  }

  /**
   * The file with what its data add to its findings.
   *
   * @throws IOException where it cannot be read
   */
  public static FitsFile of(FitsFile file) throws IOException {
    DataCheck check = new DataCheck(file);
    try (FitsSource source = FitsSource.open(file.path())) {
      for (Hdu hdu : file.hdus()) {
        if (hdu.dataSize() == 0 || hdu.end() <= file.size()) {
          check.check(hdu, source);
        }
      }
    }
    List<Finding> all = new ArrayList<>(file.findings());
    all.addAll(check.findings.list());
    return new FitsFile(
        file.path(),
        file.size(),
        file.hdus(),
        file.headerHash(),
        file.completeness(),
        List.copyOf(all));
  }

  private void check(Hdu hdu, FitsSource source) throws IOException {
    OnesComplement data = new OnesComplement();
    long padded = hdu.end() - hdu.dataOffset();
    byte filler = (byte) (hdu.type() == HduType.TABLE ? ' ' : 0);
    boolean filled = true;
    for (long done = 0; done < padded; ) {
      int count = (int) Math.min(CHUNK, padded - done);
      int read = source.read(hdu.dataOffset() + done, chunk.clear().limit(count));
      if (read < count) {
        throw Plane.endsEarly(file.path(), hdu, hdu.dataOffset() + done + read);
      }
      data.add(chunk.array(), count);
      for (long at = Math.max(hdu.dataSize(), done); at < done + count; at++) {
        filled &= chunk.get((int) (at - done)) == filler;
      }
      done += count;
    }
    tell(hdu, data, filled);
  }

  private void tell(Hdu hdu, OnesComplement data, boolean filled) {
    if (!filled) {
      String filler = hdu.type() == HduType.TABLE ? "blanks" : "zeros";
      long end = hdu.dataOffset() + hdu.dataSize();
      String message = "the data are not filled up with " + filler + " to the end of their block";
      findings.add(Rule.DATA_FILL, hdu.index(), end, "", message);
    }
    Optional<String> datasum = value(hdu, "DATASUM");
    if (datasum.isPresent() && !datasum.get().equals(Long.toString(data.sum()))) {
      String message = "DATASUM = '%s', the data give %d".formatted(datasum.get(), data.sum());
      tell(hdu, Rule.DATASUM, "DATASUM", message);
    }
    if (value(hdu, "CHECKSUM").isPresent()) {
      byte[] header = hdu.header().bytes();
      data.add(header, header.length);
      if (data.sum() != 0 && data.sum() != ALL_ONES) {
        String message = "header and data do not agree with CHECKSUM: they were changed after it";
        tell(hdu, Rule.CHECKSUM, "CHECKSUM", message);
      }
    }
  }

  /** A checksum that is blank is undefined. */
  private static Optional<String> value(Hdu hdu, String keyword) {
    return hdu.header().text(keyword).map(String::strip).filter(text -> !text.isEmpty());
  }

  private void tell(Hdu hdu, Rule rule, String keyword, String message) {
    int record = hdu.header().card(keyword).map(Card::firstRecord).orElse(0);
    findings.of(hdu.index(), hdu.headerOffset()).odd(rule, record, keyword, message);
  }

  /** The 32-bit ones' complement sum of big-endian words. */
  private static final class OnesComplement {
    private long sum;

    /** Adds bytes, a multiple of four of them. */
    private void add(byte[] bytes, int count) {
      ByteBuffer words = ByteBuffer.wrap(bytes, 0, count);
      long total = sum;
      for (int i = 0; i + Integer.BYTES <= count; i += Integer.BYTES) {
        total += words.getInt(i) & ALL_ONES;
      }
      while (total >>> 32 != 0) {
        total = (total & ALL_ONES) + (total >>> 32);
      }
      sum = total;
    }

    private long sum() {
      return sum;
    }
  }
}

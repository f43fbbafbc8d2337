package org.fitsql.cli.faults;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fitsql.fits.Hdu;

/** Damages the bytes of a FITS file, in one of its HDUs, as disks, networks and programs do. */
final class FitsMutator {
  private static final int RECORD = 80;
  private static final List<String> STRUCTURE =
      List.of("BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "PCOUNT", "GCOUNT", "TFIELDS", "BZERO");
  private static final List<String> ABSURD =
      List.of(
          "-1",
          "0",
          "7",
          "999",
          "2147483647",
          "2147483648",
          "99999999999999",
          "9223372036854775807",
          "1E400",
          "'two'",
          "T",
          "");

  private final Random random;

  FitsMutator(Random random) {
    this.random = random;
  }

  /** Up to three kinds of damage, one on top of the other. */
  byte[] mutated(byte[] original, List<Hdu> hdus) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes = once(bytes, hdus.get(random.nextInt(hdus.size())));
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, Hdu hdu) {
    int start = (int) Math.min(hdu.headerOffset(), bytes.length);
    int end = (int) Math.min(hdu.dataOffset(), bytes.length);
    int records = (end - start) / RECORD;
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes, start, end);
      case 1 -> flipped(bytes, start, bytes.length);
      case 2 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 3 -> without(bytes, start);
      case 4 -> records < 3 ? bytes : shuffled(bytes, start, records);
      case 5 -> records < 3 ? bytes : duplicated(bytes, start, records);
      case 6 -> records < 3 ? bytes : garbled(bytes, start, records);
      default -> absurd(bytes, start, end);
    };
  }

  private byte[] flipped(byte[] bytes, int from, int to) {
    for (int i = random.nextInt(20); i >= 0 && to > from; i--) {
      bytes[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** A stretch is lost, of any length or of whole blocks. */
  private byte[] without(byte[] bytes, int from) {
    int unit = random.nextBoolean() ? 2880 : 1;
    int lost = unit * (1 + random.nextInt(5));
    int at = Math.min(bytes.length, from + unit * random.nextInt(10));
    int next = Math.min(bytes.length, at + lost);
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (next - at));
    System.arraycopy(bytes, next, shorter, at, bytes.length - next);
    return shorter;
  }

  private byte[] shuffled(byte[] bytes, int start, int records) {
    for (int i = random.nextInt(10); i >= 0; i--) {
      int one = start + RECORD * random.nextInt(records);
      int other = start + RECORD * random.nextInt(records);
      byte[] kept = Arrays.copyOfRange(bytes, one, one + RECORD);
      System.arraycopy(bytes, other, bytes, one, RECORD);
      System.arraycopy(kept, 0, bytes, other, RECORD);
    }
    return bytes;
  }

  private byte[] duplicated(byte[] bytes, int start, int records) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      int from = start + RECORD * random.nextInt(records);
      System.arraycopy(bytes, from, bytes, start + RECORD * random.nextInt(records), RECORD);
    }
    return bytes;
  }

  /** Random bytes in the value of some card, with quotes and slashes where they hurt. */
  private byte[] garbled(byte[] bytes, int start, int records) {
    int record = start + RECORD * random.nextInt(records);
    byte[] palette = "''/&=()D-+.E9 \n\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(30); i >= 0; i--) {
      bytes[record + random.nextInt(RECORD)] = palette[random.nextInt(palette.length)];
    }
    return bytes;
  }

  /** A value that no file has, in a card that says where the file goes on. */
  private byte[] absurd(byte[] bytes, int start, int end) {
    String keyword = String.format("%-8s=", STRUCTURE.get(random.nextInt(STRUCTURE.size())));
    String header = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    for (int at = 0; at + RECORD <= header.length(); at += RECORD) {
      if (header.startsWith(keyword, at)) {
        String card =
            String.format("%s %20s%50s", keyword, ABSURD.get(random.nextInt(ABSURD.size())), "");
        System.arraycopy(card.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, start + at, RECORD);
      }
    }
    return bytes;
  }
}

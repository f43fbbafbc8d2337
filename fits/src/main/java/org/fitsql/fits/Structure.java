package org.fitsql.fits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the mandatory and reserved keywords of one header say about its data (FITS standard 4.0,
 * section 4.4.1): reads them once, checks them, and adds up the size of the data.
 */
final class Structure {
  private static final int MOST_AXES = 999;

  private final Path path;
  private final int index;
  private final long offset;
  private final Header header;
  private final ParsedCards parsed;
  private final FindingSink findings;

  private Structure(
      Path path, int index, long offset, Header header, ParsedCards parsed, FindingSink findings) {
    this.path = path;
    this.index = index;
    this.offset = offset;
    this.header = header;
    this.parsed = parsed;
    this.findings = findings;
  }

  /**
   * The HDU that a header describes.
   *
   * @param parsed the cards of the header
   * @throws FitsException.Broken where the size of its data cannot be known
   */
  static Hdu read(
      Path path, int index, long offset, Header header, ParsedCards parsed, FindingSink findings)
      throws FitsException.Broken {
    return new Structure(path, index, offset, header, parsed, findings).hdu();
  }

  private Hdu hdu() throws FitsException.Broken {
    StructureCards cards = new StructureCards(parsed);
    cards.tellDisorder(index, findings);
    int bitpix = bitpix(cards);
    List<Long> axes = axes(cards);
    long dataSize = dataSize(cards, bitpix, axes);
    long dataOffset = offset + padded(header.size());
    return new Hdu(
        index,
        type(cards),
        extname(cards),
        extver(cards),
        bitpix,
        axes,
        header,
        offset,
        dataOffset,
        dataSize);
  }

  private int bitpix(StructureCards cards) throws FitsException.Broken {
    long bitpix = required(cards, "BITPIX", cards.bitpix());
    if (bitpix != 8
        && bitpix != 16
        && bitpix != 32
        && bitpix != 64
        && bitpix != -32
        && bitpix != -64) {
      throw broken("BITPIX", "BITPIX = " + bitpix + " is none of 8, 16, 32, 64, -32, -64");
    }
    return (int) bitpix;
  }

  private List<Long> axes(StructureCards cards) throws FitsException.Broken {
    long count = required(cards, "NAXIS", cards.naxis());
    if (count < 0 || count > MOST_AXES) {
      throw broken("NAXIS", "NAXIS = " + count + " is not between 0 and " + MOST_AXES);
    }
    List<Long> axes = new ArrayList<>((int) count);
    for (int i = 1; i <= count; i++) {
      Card axis = cards.axis(i);
      String keyword = axis == null ? "NAXIS" + i : axis.keyword().toUpperCase(Locale.ROOT);
      long length = required(cards, keyword, axis);
      if (length < 0) {
        throw broken(keyword, keyword + " = " + length + " is negative");
      }
      axes.add(length);
    }
    return List.copyOf(axes);
  }

  /** Equation 1 and, with PCOUNT and GCOUNT, equations 2 and 4 of section 4.4.1, in bytes. */
  private long dataSize(StructureCards cards, int bitpix, List<Long> axes)
      throws FitsException.Broken {
    if (axes.isEmpty()) {
      return 0;
    }
    boolean groups = index == 0 && axes.get(0) == 0 && cards.isGroups();
    long pcount = count(cards, "PCOUNT", cards.pcount(), 0);
    long gcount = count(cards, "GCOUNT", cards.gcount(), 1);
    try {
      long elements = 1;
      for (long axis : groups ? axes.subList(1, axes.size()) : axes) {
        elements = Math.multiplyExact(elements, axis);
      }
      if (groups && axes.size() == 1) {
        elements = 0;
      }
      long perGroup = Math.addExact(pcount, elements);
      long size = Math.multiplyExact(Math.multiplyExact(gcount, perGroup), Math.abs(bitpix) / 8);
      Math.addExact(offset, Math.addExact(size, header.size() + 2L * Hdu.BLOCK));
      return size;
    } catch (ArithmeticException e) {
      FitsException broken =
          broken("NAXIS", "axes " + axes + " promise more bytes than 64 bits can count");
      broken.initCause(e);
      throw (FitsException.Broken) broken;
    }
  }

  private long count(StructureCards cards, String keyword, @Nullable Card card, long otherwise)
      throws FitsException.Broken {
    if (card == null) {
      return otherwise;
    }
    long count = required(cards, keyword, card);
    if (count < 0) {
      throw broken(keyword, keyword + " = " + count + " is negative");
    }
    return count;
  }

  private long required(StructureCards cards, String keyword, @Nullable Card card)
      throws FitsException.Broken {
    if (card == null || card.value() == null) {
      throw broken(keyword, keyword + " is missing; the header has " + cards.size() + " cards");
    }
    if (card.value() instanceof CardValue.Whole whole) {
      return whole.number();
    }
    if (card.value() instanceof CardValue.Real real
        && real.number() == Math.rint(real.number())
        && Math.abs(real.number()) < 1L << 53) {
      findings.odd(
          Rule.MANDATORY_VALUE,
          card.firstRecord(),
          keyword,
          keyword + " = " + real.literal() + " is no integer");
      return (long) real.number();
    }
    String spelled =
        card.value() instanceof CardValue.Text text ? "'" + text.text() + "'" : literal(card);
    throw broken(keyword, keyword + " = " + spelled + " is not an integer");
  }

  private HduType type(StructureCards cards) {
    if (index == 0) {
      if (!(cards.first() instanceof CardValue.Logical simple && simple.truth())) {
        findings.odd(
            Rule.SIMPLE,
            0,
            "SIMPLE",
            "SIMPLE is not T: the file says that it departs from the standard");
      }
      return HduType.PRIMARY;
    }
    CardValue xtension = cards.first();
    String name = xtension == null ? "" : xtension.literal().strip();
    return switch (name) {
      case "IMAGE", "IUEIMAGE" -> HduType.IMAGE;
      case "TABLE" -> HduType.TABLE;
      case "BINTABLE", "A3DTABLE" -> HduType.BINTABLE;
      default -> HduType.OTHER;
    };
  }

  private String extname(StructureCards cards) {
    Card card = cards.extname();
    return card == null ? "" : literal(card).stripTrailing();
  }

  private int extver(StructureCards cards) {
    Card card = cards.extver();
    if (card == null || card.value() instanceof CardValue.Undefined) {
      return 1;
    }
    if (card.value() instanceof CardValue.Whole whole && whole.number() == (int) whole.number()) {
      return (int) whole.number();
    }
    return 1; // what else it is was told with the other reserved keywords
  }

  private static String literal(Card card) {
    CardValue value = card.value();
    return value == null ? "" : value.literal();
  }

  private static long padded(long size) {
    return (size + Hdu.BLOCK - 1) / Hdu.BLOCK * Hdu.BLOCK;
  }

  private FitsException.Broken broken(String keyword, String message) {
    return new FitsException.Broken(path, index, offset, keyword, message);
  }
}

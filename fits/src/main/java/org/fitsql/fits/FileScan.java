package org.fitsql.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One pass over one file: header, skip the data, next header, until nothing more follows. */
final class FileScan {
  /** The most HDUs that are followed in one file. */
  static final int MOST_HDUS = 100_000;

  /** The most header bytes that one file may bring into memory. */
  static final long MOST_HEADER_BYTES = 256L * 1024 * 1024;

  private static final byte[] XTENSION = "XTENSION".getBytes(StandardCharsets.US_ASCII);

  private final Path path;
  private final FitsSource source;
  private final CardMemory memory;
  private final Scratch scratch;
  private final ByteWindow window;
  private final HeaderScanner headers;
  private final Findings findings = new Findings();
  private final List<Card> denials = new ArrayList<>();
  private final List<Hdu> hdus = new ArrayList<>();
  private long headerBytes;

  /**
   * @param loaded how many bytes of the stream are in the room of the scratch already
   */
  FileScan(Path path, FitsSource source, int loaded, CardMemory memory, Scratch scratch) {
    this.path = path;
    this.source = source;
    this.memory = memory;
    this.scratch = scratch;
    this.window = new ByteWindow(source, scratch.room(), loaded);
    this.headers = new HeaderScanner(path, window);
  }

  FitsFile read() throws IOException {
    scratch.digest().reset();
    Signature.requireFits(path, window);
    long offset = 0;
    boolean headerCutOff = false;
    do {
      RawHeader raw = headers.read(hdus.size(), offset);
      headerCutOff = !raw.whole();
      if (!headerCutOff) {
        Hdu hdu = add(raw, offset);
        offset = hdu.end();
      }
    } while (!headerCutOff && extensionAt(offset));
    long size = source.size();
    Completeness completeness = completeness(size, headerCutOff);
    tellSize(size, completeness);
    String hash = HexFormat.of().formatHex(scratch.digest().digest());
    return new FitsFile(
        source.pinned(path), size, List.copyOf(hdus), hash, completeness, findings.list());
  }

  private Hdu add(RawHeader raw, long offset) throws IOException {
    int index = hdus.size();
    headerBytes += raw.bytes().length;
    if (headerBytes > MOST_HEADER_BYTES) {
      throw new FitsException.Broken(
          path, index, offset, "", "the headers take more than " + MOST_HEADER_BYTES + " bytes");
    }
    scratch.digest().update(raw.bytes());
    FindingSink sink = findings.of(index, offset);
    ParsedCards parsed =
        new CardParser(raw.bytes(), raw.records(), memory, scratch.records(), sink).parse();
    Header header = new Header(raw.bytes(), parsed.cards());
    Hdu hdu = Structure.read(path, index, offset, header, parsed, sink);
    check(hdu, raw, parsed, sink);
    if (index == 0) {
      keepDenials(parsed);
    }
    hdus.add(hdu);
    return hdu;
  }

  private void check(Hdu hdu, RawHeader raw, ParsedCards parsed, FindingSink sink) {
    new RecordCheck(raw.bytes(), sink).fill(raw.records());
    new MandatoryKeywords(hdu, raw.bytes(), parsed, sink).check();
    new HeaderRules(hdu, parsed, sink).check();
    scratch.duplicates().tell(raw.bytes(), raw.records(), sink);
  }

  /** Whether another HDU begins here. What is not an extension is told, and ends the file. */
  private boolean extensionAt(long offset) throws IOException {
    int available = window.load(offset, XTENSION.length);
    if (available == 0) {
      return false;
    }
    if (hdus.size() == MOST_HDUS) {
      throw new FitsException.Broken(
          path, MOST_HDUS, offset, "", "the file has more than " + MOST_HDUS + " HDUs");
    }
    for (int i = 0; i < Math.min(available, XTENSION.length); i++) {
      if (window.array()[window.index(offset) + i] != XTENSION[i]) {
        int last = hdus.size() - 1;
        findings.add(
            Rule.SIZE,
            last,
            offset,
            "",
            "what follows the last HDU is no extension; it is ignored");
        return false;
      }
    }
    return true;
  }

  private Completeness completeness(long size, boolean headerCutOff) {
    for (Hdu hdu : hdus) {
      if (hdu.dataSize() > 0 && hdu.dataOffset() + hdu.dataSize() > size) {
        return new Completeness.Truncated(hdu.index(), false, hdu.end(), size);
      }
    }
    return headerCutOff || source.cutOff()
        ? new Completeness.Truncated(hdus.size(), true, (size / Hdu.BLOCK + 1) * Hdu.BLOCK, size)
        : new Completeness.Complete();
  }

  private void tellSize(long size, Completeness completeness) throws IOException {
    int last = Math.max(0, hdus.size() - 1);
    String oddity = source.oddity();
    if (oddity != null) {
      findings.add(Rule.SIZE, last, size, "", oddity);
    }
    if (completeness instanceof Completeness.Truncated cut) {
      String what = cut.inHeader() ? "the header of HDU %d is" : "the data of HDU %d are";
      String message = what + " cut off: the file has %3$d bytes instead of at least %2$d";
      findings.add(
          Rule.SIZE, cut.hdu(), size, "", message.formatted(cut.hdu(), cut.expected(), size));
    }
    tellExtend();
    if (completeness instanceof Completeness.Complete && size % Hdu.BLOCK != 0) {
      String end = hdus.get(last).end() > size ? "; the padding of the last block is missing" : "";
      findings.add(
          Rule.SIZE,
          last,
          size,
          "",
          "the size of " + size + " bytes is no multiple of " + Hdu.BLOCK + end);
    }
  }

  private void tellExtend() {
    for (Card card : hdus.size() > 1 ? denials : List.<Card>of()) {
      String message = "EXTEND is F, and there are extensions";
      findings.of(0, 0).odd(Rule.RESERVED_VALUE, card.firstRecord(), "EXTEND", message);
    }
  }

  /** Keeps the cards of the primary header that deny that there are extensions. */
  private void keepDenials(ParsedCards primary) {
    for (int i = 0; i < primary.cards().size(); i++) {
      ReservedKeyword reserved = primary.reserved()[i];
      if (reserved != null && reserved.stem().equals("EXTEND")) {
        Card card = primary.cards().get(i);
        if (card.value() instanceof CardValue.Logical logical && !logical.truth()) {
          denials.add(card);
        }
      }
    }
  }
}

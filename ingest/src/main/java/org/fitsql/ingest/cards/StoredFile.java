package org.fitsql.ingest.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.fitsql.fits.HduType;
import org.fitsql.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * All headers of one version of a file, as stored. Expanding them is left until they are asked for.
 */
public final class StoredFile {
  private final String path;
  private final long version;
  private final List<Pressed> pressed = new ArrayList<>();

  StoredFile(String path, long version) {
    this.path = path;
    this.version = version;
  }

  /** One row of table {@code hdus}. */
  record Pressed(
      int index,
      HduType type,
      String extname,
      int extver,
      int headerBytes,
      String headerHash,
      String run,
      byte @Nullable [] dictionary,
      byte[] cards) {}

  void add(Pressed hdu) {
    pressed.add(hdu);
  }

  /** Path relative to the archive. */
  public String path() {
    return path;
  }

  /** Which of the headers that the file has had, from 1. */
  public long version() {
    return version;
  }

  /** SHA-256 over the header bytes of all HDUs in order. */
  public String headerHash() {
    return pressed.get(0).headerHash();
  }

  /** The run that stored it. */
  public String run() {
    return pressed.get(0).run();
  }

  /**
   * The headers of all HDUs in order, byte for byte as they were in the file.
   *
   * @throws DamagedCardsException where they do not have the hash that the file's headers had
   */
  public List<HduHeader> hdus() throws DamagedCardsException {
    List<HduHeader> hdus = new ArrayList<>(pressed.size());
    Sha256 hash = new Sha256();
    for (Pressed hdu : pressed) {
      byte[] bytes = expand(hdu);
      hash.add(bytes);
      hdus.add(
          new HduHeader(hdu.index(), hdu.type(), hdu.extname(), hdu.extver(), Header.parse(bytes)));
    }
    if (!hash.hex().equals(headerHash())) {
      throw new DamagedCardsException(path, version, "their hash is not that of the file");
    }
    return List.copyOf(hdus);
  }

  private byte[] expand(Pressed hdu) throws DamagedCardsException {
    if (hdu.headerBytes() <= 0) {
      throw damaged(hdu, "header_bytes is " + hdu.headerBytes());
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(hdu.cards());
      byte[] bytes = new byte[hdu.headerBytes()];
      int length = inflater.inflate(bytes);
      if (length == 0 && inflater.needsDictionary()) {
        inflater.setDictionary(dictionary(hdu));
        length = inflater.inflate(bytes);
      }
      if (length != bytes.length || bytes.length % Header.RECORD != 0) {
        throw damaged(hdu, "%d of %d bytes come out".formatted(length, bytes.length));
      }
      return bytes;
    } catch (DataFormatException | IllegalArgumentException e) {
      throw damaged(hdu, "they cannot be expanded (" + e.getMessage() + ")");
    } finally {
      inflater.end();
    }
  }

  private byte[] dictionary(Pressed hdu) throws DamagedCardsException {
    byte[] dictionary = hdu.dictionary();
    if (dictionary == null) {
      throw damaged(hdu, "their dictionary is not in card_dictionaries");
    }
    return dictionary;
  }

  private DamagedCardsException damaged(Pressed hdu, String what) {
    return new DamagedCardsException(path, version, "HDU " + hdu.index() + ": " + what);
  }
}

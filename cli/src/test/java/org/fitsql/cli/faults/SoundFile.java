package org.fitsql.cli.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;

/** A file that mutants are made from: its bytes, and where it has its own name in them. */
final class SoundFile {
  private static final int ROOTNAME = 9;

  private final String rootname;
  private final String rest;
  private final byte[] bytes;
  private final List<Hdu> hdus;
  private final List<Integer> lower;
  private final List<Integer> upper;

  private SoundFile(String filename, byte[] bytes, List<Hdu> hdus) {
    this.rootname = filename.substring(0, ROOTNAME);
    this.rest = filename.substring(ROOTNAME);
    this.bytes = bytes;
    this.hdus = List.copyOf(hdus);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    this.lower = places(text, rootname);
    this.upper = places(text, rootname.toUpperCase(Locale.ROOT));
  }

  static SoundFile read(Path file) throws IOException {
    return new SoundFile(
        file.getFileName().toString(),
        Files.readAllBytes(file),
        new FitsReader().read(file).hdus());
  }

  private static List<Integer> places(String text, String word) {
    List<Integer> places = new ArrayList<>();
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      places.add(at);
    }
    return places;
  }

  /** The HDUs, which lie in the file under every name as they do in this. */
  List<Hdu> hdus() {
    return hdus;
  }

  /** A rootname of as many characters that only this mutant has. */
  String rootname(String numbered) {
    return numbered + rootname.substring(numbered.length());
  }

  String filename(String other) {
    return other + rest;
  }

  /** The same file under another rootname, in its headers too. */
  byte[] renamed(String other) {
    byte[] copy = bytes.clone();
    put(other, lower, copy);
    put(other.toUpperCase(Locale.ROOT), upper, copy);
    return copy;
  }

  private static void put(String name, List<Integer> places, byte[] bytes) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    places.forEach(at -> System.arraycopy(ascii, 0, bytes, at, ascii.length));
  }
}

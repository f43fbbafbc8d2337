package org.fitsql.quicklook.plot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A font of 5 x 8 dots. What it has no letter for is drawn as a question mark. */
final class Letters {
  /** Dots from one letter to the next. */
  static final int ADVANCE = 6;

  /** Dots of a letter, descender included. */
  static final int HEIGHT = 8;

  private static final int COLUMNS = 5;
  private static final char FIRST = ' ';

  private final int[][] glyphs;

  private Letters(int[][] glyphs) {
    this.glyphs = glyphs;
  }

  static Letters read() {
    try (InputStream stream = Letters.class.getResourceAsStream("letters.txt")) {
      if (stream == null) {
        throw new IllegalStateException("letters.txt is missing beside " + Letters.class);
      }
      List<String> lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      return new Letters(lines.stream().map(Letters::glyph).toArray(int[][]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] glyph(String line) {
    int[] columns = new int[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      columns[i] = Integer.parseInt(line.substring(3 * i, 3 * i + 2), 16);
    }
    return columns;
  }

  /** Whether a dot of a letter is set; columns beyond the letter are not. */
  boolean dot(char letter, int column, int row) {
    int index = letter - FIRST;
    int[] glyph = glyphs[index >= 0 && index < glyphs.length ? index : '?' - FIRST];
    return column < COLUMNS && (glyph[column] >> row & 1) != 0;
  }
}

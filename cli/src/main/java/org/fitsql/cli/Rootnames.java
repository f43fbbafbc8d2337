package org.fitsql.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.fitsql.cli.config.FileFault;

/** Reads a list of rootnames: one per line, with {@code #} comments; paths of files do too. */
final class Rootnames {
  private Rootnames() {}

  /**
   * @param source a file, or {@code -} for standard input
   */
  static Set<String> read(String source, Surroundings around) throws RefusedException {
    Set<String> rootnames = new LinkedHashSet<>();
    try (BufferedReader lines = new BufferedReader(open(source, around))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String word = line.replaceFirst("#.*", "").strip();
        if (!word.isEmpty()) {
          rootnames.add(rootname(word));
          rootnames.add(word.toLowerCase(Locale.ROOT)); // files may be known by their path
        }
      }
    } catch (IOException e) {
      throw new RefusedException(
          "--rootnames "
              + source
              + " cannot be read ("
              + FileFault.words(e)
              + "); name a file of rootnames, one per line, or - for standard input.");
    }
    if (rootnames.isEmpty()) {
      throw new RefusedException("--rootnames " + source + " names no rootname.");
    }
    return rootnames;
  }

  private static Reader open(String source, Surroundings around) throws IOException {
    if (source.equals("-")) {
      return new InputStreamReader(around.in(), StandardCharsets.UTF_8);
    }
    Path file = around.workingDirectory().resolve(source);
    return Files.newBufferedReader(file);
  }

  /** Of {@code j8bt/j8bt05njq/j8bt05njq_raw.fits} the part {@code j8bt05njq}. */
  private static String rootname(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return name.replaceFirst("[_.].*", "").toLowerCase(Locale.ROOT);
  }
}

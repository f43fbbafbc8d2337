package org.fitsql.ingest.growth;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.fitsql.definitions.ColumnName;

/**
 * SQL names of what is found in files. What is too long is cut and ends in a hash of the whole, so
 * that it is the same in every run and database.
 */
final class FoundName {
  private static final String PREFIX = "hdu_";

  /** Leaves room for the names of its foreign key and index. */
  private static final int LONGEST_TABLE = 55;

  private static final int HASH = 8;

  private FoundName() {}

  static String table(String extname) {
    String word = plain(extname);
    return shortened(PREFIX + (word.isEmpty() ? "unnamed" : word), extname, LONGEST_TABLE);
  }

  static String column(String keyword) {
    return shortened(plain(ColumnName.of(keyword)), keyword, ColumnName.MAX_LENGTH);
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  private static String shortened(String name, String whole, int longest) {
    if (name.length() <= longest) {
      return name;
    }
    String hash =
        UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, HASH);
    return name.substring(0, longest - HASH - 1) + "_" + hash;
  }
}

package org.fitsql.definitions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of any name, each an observation of its own that is known by its path. The key is the path
 * itself where it is short and plain. Databases ignore the case of a key and limit its length, so
 * any other path is made so and given a part of its hash, which keeps different paths different.
 *
 * @param path matches a whole path relative to the archive
 * @param filetype the filetype of all files
 */
record PathConvention(Pattern path, String filetype) implements FilenameConvention {

  private static final int LONGEST = 64;
  private static final int HASH_DIGITS = 12;
  private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9_./+-]");
  private static final Pattern ENDINGS = Pattern.compile("\\.(fits?|fts)(\\.(gz|fz|z|bz2))?$");

  @Override
  public Optional<ObservationName> parse(String name) {
    if (!path.matcher(name).matches()) {
      return Optional.empty();
    }
    String hash = hash(name);
    String plain = plain(name);
    boolean unchanged = plain.equals(name) && name.length() <= LONGEST;
    String filename = name.substring(name.lastIndexOf('/') + 1);
    String stem = ENDINGS.matcher(plain(filename)).replaceFirst("");
    return Optional.of(
        new ObservationName(
            filename, marked(stem, hash), unchanged ? name : marked(plain, hash), filetype, false));
  }

  private static String plain(String text) {
    return NOT_PLAIN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  /** The end of a text says more than its beginning, so that is what stays. */
  private static String marked(String text, String hash) {
    int most = LONGEST - HASH_DIGITS - 1;
    return text.substring(Math.max(0, text.length() - most)) + "-" + hash;
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public Optional<String> directory(ObservationName name) {
    return Optional.empty();
  }

  @Override
  public boolean isLastResort() {
    return true;
  }
}

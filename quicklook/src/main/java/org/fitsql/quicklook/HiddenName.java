package org.fitsql.quicklook;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files and folders that are not complete yet: {@code .NAME.OWNER-RANDOM.tmp} beside the
 * one they become. The owner is whoever writes it, so that what a process left that died can be
 * told from what others are writing.
 */
final class HiddenName {
  /** Owners, as a regular expression: the first half of a UUID. */
  static final String OWNER = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}";

  private static final int OWNER_LENGTH = 18;
  private static final Pattern NAME =
      Pattern.compile("\\..+\\.(?<owner>" + OWNER + ")-[0-9a-f]{4}-[0-9a-f]{12}\\.tmp");

  private final UUID owner = UUID.randomUUID();

  /** The owner, as {@link #OWNER} has it. */
  String owner() {
    return owner.toString().substring(0, OWNER_LENGTH);
  }

  /** A new name beside this file or folder. */
  Path of(Path path) {
    UUID unique = new UUID(owner.getMostSignificantBits(), ThreadLocalRandom.current().nextLong());
    return path.resolveSibling("." + path.getFileName() + "." + unique + ".tmp");
  }

  /** Whose this is; empty where it is no such name. */
  static Optional<String> owner(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Optional.of(name.group("owner")) : Optional.empty();
  }
}

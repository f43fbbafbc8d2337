package org.fitsql.orm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The one place that fits names of tables, columns, indexes and constraints into the 64 characters
 * that MySQL and MariaDB allow; so it is on every database, that queries stay portable. A name too
 * long keeps its beginning and ends in eight digits of its SHA-256: the same for ever, whatever
 * other names there are. That two names become one is told when a schema is planned.
 */
public final class SqlName {
  /** Characters in a name. */
  public static final int LONGEST = 64;

  private static final int DIGITS = 8;
  private static final String PART = "__";

  private SqlName() {}

  /** The name in SQL of what is called {@code name}: itself, where it is not too long. */
  public static String fitted(String name) {
    return fitted(name, LONGEST);
  }

  private static String fitted(String name, int longest) {
    if (name.codePointCount(0, name.length()) <= longest) {
      return name;
    }
    int kept = name.offsetByCodePoints(0, longest - DIGITS - 1);
    return name.substring(0, kept) + "_" + digest(name).substring(0, DIGITS);
  }

  /** The name of a part of a table, numbered from 1; the number is never cut off. */
  static String part(String table, int number) {
    String suffix = PART + number;
    return fitted(table, LONGEST - suffix.length()) + suffix;
  }

  /** An index's name, which in H2 is the only one in the schema. */
  static String index(String table, String index) {
    // the first part of a table keeps the indexes of the whole one that it was
    String whole = table.replaceFirst(PART + "\\d+$", "");
    return fitted(index.startsWith(whole) ? index : table + "_" + index);
  }

  /** The name of the foreign key of a table. */
  static String reference(String table) {
    return fitted(
        "fk_" + (table.endsWith(PART + 1) ? table.substring(0, table.length() - 3) : table));
  }

  private static String digest(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package org.fitsql.orm;

/**
 * One column as information_schema tells it.
 *
 * @param type the SQL type, lower case, without length
 * @param length characters or bytes at most, or {@link Long#MAX_VALUE} where there is no limit
 * @param collation its collation, or an empty string
 */
record CatalogColumn(String type, long length, String collation) {

  /** As messages call it. */
  String words() {
    boolean limited = length != Long.MAX_VALUE;
    return type
        + (limited ? "(" + length + ")" : "")
        + (collation.isEmpty() ? "" : " collate " + collation);
  }
}

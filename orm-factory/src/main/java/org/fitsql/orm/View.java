package org.fitsql.orm;

/**
 * One view as a value.
 *
 * <p>Its SQL is the same for every database: identifiers that need quoting stand in backticks,
 * which become the quotes of the database ({@link #quoted}); functions are those that MySQL,
 * MariaDB and H2 share. It names its columns, because {@code select *} would freeze those of today.
 * A view may select from views that come before it in {@link Database#schema}.
 *
 * @param name SQL name, lower case
 * @param comment what a row is, or an empty string; kept beside the view in {@code
 *     view_definitions}, because MySQL cannot comment a view
 * @param sql the SELECT behind it, without a semicolon
 */
public record View(String name, String comment, String sql) {

  /** An identifier in backticks, to write into {@link #sql}. */
  public static String quoted(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }
}

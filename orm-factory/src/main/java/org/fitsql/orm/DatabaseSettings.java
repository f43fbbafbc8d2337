package org.fitsql.orm;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url JDBC URL: {@code jdbc:mysql:...} (MySQL 8.0.20+, MariaDB 10.6+) or {@code jdbc:h2:...}
 * @param user or null
 * @param password or null; never printed
 */
public record DatabaseSettings(String url, @Nullable String user, @Nullable String password) {

  @Override
  public String toString() {
    return "DatabaseSettings[url=" + JdbcUrl.redacted(url) + ", user=" + user + "]";
  }
}

package org.fitsql.orm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a JDBC URL says, and the driver settings fitsql adds where the URL leaves them open.
 *
 * @param text the URL as given
 * @param product whose driver answers
 * @param place host and port, or the file; for messages
 * @param database name of the database, or an empty string
 * @param settings names of the settings in the URL, lower case
 */
record JdbcUrl(String text, Product product, String place, String database, Set<String> settings) {

  /** The two drivers that fitsql ships. */
  enum Product {
    MYSQL,
    H2
  }

  private static final Pattern MYSQL =
      Pattern.compile("jdbc:mysql(?:\\+srv)?:(?:\\w+:)?//([^/?]*)(?:/([^?]*))?(?:\\?(.*))?");
  private static final Pattern H2 = Pattern.compile("jdbc:h2:([^;]+)(?:;(.*))?");
  private static final Pattern SECRET =
      Pattern.compile("(password\\d?\\s*=)[^&;]*", Pattern.CASE_INSENSITIVE);

  /**
   * @throws DatabaseException REFUSED where the URL is of another kind or names no database
   */
  static JdbcUrl parse(String text) {
    Matcher mysql = MYSQL.matcher(text);
    if (mysql.matches()) {
      String database = group(mysql, 2);
      if (database.isEmpty()) {
        throw refused(text, "it names no database", "jdbc:mysql://host:3306/fitsql");
      }
      String place = group(mysql, 1).replaceFirst(".*@", "");
      return new JdbcUrl(text, Product.MYSQL, place, database, names(group(mysql, 3), "&"));
    }
    Matcher h2 = H2.matcher(text);
    if (h2.matches()) {
      return new JdbcUrl(text, Product.H2, group(h2, 1), "", names(group(h2, 2), ";"));
    }
    throw refused(
        text,
        "fitsql speaks to MySQL, MariaDB and H2",
        "jdbc:mysql://host:3306/fitsql (also for MariaDB) or jdbc:h2:/directory/fitsql");
  }

  /** Whether it says that nothing is to be encrypted. */
  boolean isUnencrypted() {
    return text.toLowerCase(Locale.ROOT).matches(".*[?&]sslmode=disabled(&.*)?");
  }

  /** The URL without passwords, for messages and logs. */
  static String redacted(String url) {
    return SECRET.matcher(url).replaceAll("$1***").replaceFirst("//[^/@?]*@", "//***@");
  }

  /** The URL to give to the driver. */
  String completed() {
    if (product == Product.MYSQL) {
      return text;
    }
    StringBuilder url = new StringBuilder(text);
    h2Settings()
        .forEach(
            (name, value) -> {
              if (!settings.contains(name.toLowerCase(Locale.ROOT))) {
                url.append(';').append(name).append('=').append(value);
              }
            });
    return url.toString();
  }

  /** Driver properties beside the URL; a setting in the URL is never overridden. */
  Properties properties() {
    Properties properties = new Properties();
    if (product == Product.MYSQL) {
      mysqlSettings()
          .forEach(
              (name, value) -> {
                if (!settings.contains(name.toLowerCase(Locale.ROOT))) {
                  properties.setProperty(name, value);
                }
              });
    }
    return properties;
  }

  /** Whether it is a database of this process alone. */
  boolean isEmbedded() {
    return product == Product.H2 && !place.startsWith("tcp:") && !place.startsWith("ssl:");
  }

  /** What keeps SQL portable between H2 and MySQL, and an embedded file safe. */
  private Map<String, String> h2Settings() {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("DATABASE_TO_LOWER", "TRUE");
    wanted.put("CASE_INSENSITIVE_IDENTIFIERS", "TRUE");
    wanted.put("LOCK_TIMEOUT", "10000");
    if (!isEmbedded()) {
      return wanted;
    }
    // what follows only an administrator may set, which the user of an embedded database is
    // small LOBs, such as compressed headers, stay in their row: no second lookup, no LOB table
    wanted.put("MAX_LENGTH_INPLACE_LOB", "65536");
    // errors arrive as exceptions: no copy of them in a file beside the database
    wanted.put("TRACE_LEVEL_FILE", "0");
    if (place.startsWith("mem:")) {
      wanted.put("DB_CLOSE_DELAY", "-1");
    } else {
      // whoever opened the database closes it; H2's own hook would close it under a running write
      wanted.put("DB_CLOSE_ON_EXIT", "FALSE");
      // written by whoever commits, not by a thread of H2 while others are about to commit: what is
      // on the disk is then of one moment, see Connections.lendForWriting
      wanted.put("WRITE_DELAY", "0");
    }
    return wanted;
  }

  private static Map<String, String> mysqlSettings() {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("rewriteBatchedStatements", "true");
    // measured: a rewritten batch prepared on the server costs a quarter less while its number of
    // rows stays the same, and twice as much where it differs from group to group, as it does here
    wanted.put("useServerPrepStmts", "false");
    wanted.put("cachePrepStmts", "true");
    wanted.put("prepStmtCacheSize", "250");
    wanted.put("prepStmtCacheSqlLimit", "65536");
    wanted.put("cacheServerConfiguration", "true");
    wanted.put("useLocalSessionState", "true");
    wanted.put("elideSetAutoCommits", "true");
    wanted.put("connectTimeout", "10000");
    // long enough for the slowest query, short enough that a lost server does not hang a run
    wanted.put("socketTimeout", "900000");
    // one wait for slow readers of long results, set with the connection: the driver would set and
    // unset it around every query, two statements more for each
    wanted.put("netTimeoutForStreamingResults", "0");
    wanted.put("sessionVariables", "net_write_timeout=600");
    wanted.put("tcpKeepAlive", "true");
    wanted.put("sslMode", "PREFERRED");
    wanted.put("allowPublicKeyRetrieval", "true");
    wanted.put("connectionTimeZone", "UTC");
    wanted.put("characterEncoding", "UTF-8");
    return wanted;
  }

  private static Set<String> names(String settings, String separator) {
    return Arrays.stream(settings.split(separator, -1))
        .map(setting -> setting.replaceFirst("=.*", "").trim().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String group(Matcher matcher, int group) {
    String found = matcher.group(group);
    return found == null ? "" : found;
  }

  private static DatabaseException refused(String url, String why, String example) {
    return new DatabaseException(
        DatabaseException.Kind.REFUSED,
        "Cannot use the database URL " + redacted(url) + ": " + why + ". Write " + example + ".",
        null);
  }
}

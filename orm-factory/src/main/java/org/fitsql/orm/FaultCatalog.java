package org.fitsql.orm;

import static java.util.Map.entry;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error codes of one driver, as {@link SqlFault}s. */
final class FaultCatalog {

  /** MySQL and MariaDB server errors; numbers are the same in both. */
  private static final Map<Integer, SqlFault> MYSQL =
      Map.ofEntries(
          entry(1040, SqlFault.TOO_MANY_CONNECTIONS),
          entry(1203, SqlFault.TOO_MANY_CONNECTIONS),
          entry(1226, SqlFault.TOO_MANY_CONNECTIONS),
          entry(1045, SqlFault.WRONG_PASSWORD),
          entry(1130, SqlFault.WRONG_PASSWORD),
          entry(1698, SqlFault.WRONG_PASSWORD),
          entry(1862, SqlFault.WRONG_PASSWORD),
          entry(3118, SqlFault.WRONG_PASSWORD),
          entry(1049, SqlFault.NO_DATABASE),
          entry(1044, SqlFault.NO_PRIVILEGE),
          entry(1142, SqlFault.NO_PRIVILEGE),
          entry(1143, SqlFault.NO_PRIVILEGE),
          entry(1227, SqlFault.NO_PRIVILEGE),
          entry(1370, SqlFault.NO_PRIVILEGE),
          entry(1290, SqlFault.READ_ONLY),
          entry(1836, SqlFault.READ_ONLY),
          entry(1205, SqlFault.CONTENTION),
          entry(1213, SqlFault.CONTENTION),
          entry(1020, SqlFault.CONTENTION),
          entry(1050, SqlFault.EXISTS),
          entry(1060, SqlFault.EXISTS),
          entry(1061, SqlFault.EXISTS),
          entry(1347, SqlFault.EXISTS),
          entry(1826, SqlFault.EXISTS),
          entry(1146, SqlFault.MOVED),
          entry(1288, SqlFault.MOVED),
          entry(1393, SqlFault.MOVED),
          entry(1394, SqlFault.MOVED),
          entry(1395, SqlFault.MOVED),
          entry(1471, SqlFault.MOVED),
          entry(1053, SqlFault.NO_SERVER),
          entry(1927, SqlFault.NO_SERVER),
          entry(1048, SqlFault.BAD_DATA),
          entry(1118, SqlFault.BAD_DATA),
          entry(1153, SqlFault.BAD_DATA),
          entry(1264, SqlFault.BAD_DATA),
          entry(1265, SqlFault.BAD_DATA),
          entry(1292, SqlFault.BAD_DATA),
          entry(1364, SqlFault.BAD_DATA),
          entry(1366, SqlFault.BAD_DATA),
          entry(1367, SqlFault.BAD_DATA),
          entry(1406, SqlFault.BAD_DATA));

  private static final Map<Integer, SqlFault> H2 =
      Map.ofEntries(
          entry(28000, SqlFault.WRONG_PASSWORD),
          entry(90149, SqlFault.NO_DATABASE),
          entry(90146, SqlFault.NO_DATABASE),
          entry(90013, SqlFault.NO_DATABASE),
          entry(90096, SqlFault.NO_PRIVILEGE),
          entry(90040, SqlFault.NO_PRIVILEGE),
          entry(90097, SqlFault.READ_ONLY),
          entry(90020, SqlFault.FILE_LOCKED),
          entry(40001, SqlFault.CONTENTION),
          entry(50200, SqlFault.CONTENTION),
          entry(90131, SqlFault.CONTENTION),
          entry(42101, SqlFault.EXISTS),
          entry(42111, SqlFault.EXISTS),
          entry(42121, SqlFault.EXISTS),
          entry(90045, SqlFault.EXISTS),
          entry(42102, SqlFault.MOVED),
          entry(42103, SqlFault.MOVED),
          entry(42104, SqlFault.MOVED),
          entry(50100, SqlFault.MOVED),
          entry(90028, SqlFault.NO_SERVER),
          entry(90030, SqlFault.DAMAGED_FILE),
          entry(90031, SqlFault.NO_SERVER),
          entry(90067, SqlFault.NO_SERVER),
          entry(90098, SqlFault.NO_SERVER),
          entry(90121, SqlFault.NO_SERVER));

  private final Map<Integer, SqlFault> codes;

  private FaultCatalog(Map<Integer, SqlFault> codes) {
    this.codes = codes;
  }

  static FaultCatalog of(JdbcUrl.Product product) {
    return new FaultCatalog(product == JdbcUrl.Product.MYSQL ? MYSQL : H2);
  }

  /** What went wrong, from the first cause that says so. */
  SqlFault classify(Throwable failure) {
    SqlFault fault = SqlFault.OTHER;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      SqlFault found = classifyOne(cause);
      // a wrapper may say no more than "connection lost": its cause says why
      if (found != SqlFault.OTHER && (fault == SqlFault.OTHER || fault == SqlFault.NO_SERVER)) {
        fault = found;
      }
    }
    return fault;
  }

  private SqlFault classifyOne(Throwable cause) {
    SqlFault tls = TlsFaults.classify(cause);
    if (tls != SqlFault.OTHER) {
      return tls;
    }
    if (cause instanceof SQLException sql) {
      if (sql instanceof SQLTransientConnectionException && sql.getCause() == null) {
        return SqlFault.TOO_MANY_CONNECTIONS; // all connections of the pool are in use
      }
      SqlFault known = codes.get(sql.getErrorCode());
      return known != null ? known : byState(sql);
    }
    if (cause instanceof UnknownHostException) {
      return SqlFault.UNKNOWN_HOST;
    }
    if (cause.getClass().getName().equals("org.h2.mvstore.MVStoreException")) {
      return SqlFault.NO_SERVER; // the file cannot be read or written
    }
    boolean network =
        cause instanceof ConnectException
            || cause instanceof NoRouteToHostException
            || cause instanceof SocketTimeoutException
            || cause instanceof SocketException;
    return network ? SqlFault.NO_SERVER : SqlFault.OTHER;
  }

  private static SqlFault byState(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.startsWith("22") || state.startsWith("23") || packetTooLarge(failure)) {
      return SqlFault.BAD_DATA;
    }
    if (state.startsWith("08")) {
      return SqlFault.NO_SERVER;
    }
    return SqlFault.OTHER;
  }

  /** Connector/J finds out by itself, and gives it neither a code nor a telling state. */
  private static boolean packetTooLarge(SQLException failure) {
    @Nullable String message = failure.getMessage();
    return message != null
        && message.toLowerCase(Locale.ROOT).startsWith("packet for query is too");
  }
}

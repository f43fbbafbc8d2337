package org.fitsql.orm;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** What goes wrong between client and server before the database is asked for anything. */
final class TlsFaults {
  /** Of Connector/J, where the trust store of the URL cannot be used. */
  private static final String TRUST_STORE = "com.mysql.cj.exceptions.SSLParamsException";

  /** Of Connector/J, which gives it the code of a server that does not answer. */
  private static final String NOT_OFFERED = "SSL Connection required";

  /** Of Connector/J, of a certificate that was made for another host. */
  private static final String OTHER_HOST = "Server identity verification failed";

  private TlsFaults() {}

  /** Of one cause alone; OTHER where it is none of these. */
  static SqlFault classify(Throwable cause) {
    if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
      return SqlFault.UNTRUSTED;
    }
    if (cause.getClass().getName().equals(TRUST_STORE)) {
      return SqlFault.NO_TRUST_STORE;
    }
    boolean refused = String.valueOf(cause.getMessage()).startsWith(NOT_OFFERED);
    boolean failed = cause instanceof SSLException && cause.getCause() == null;
    return refused && cause instanceof SQLException || failed ? SqlFault.NO_TLS : SqlFault.OTHER;
  }

  /**
   * What is wrong and what to do.
   *
   * @param place host and port
   */
  static String sentence(SqlFault fault, String place, Throwable failure) {
    return switch (fault) {
      case UNTRUSTED -> untrusted(place, failure);
      case NO_TRUST_STORE ->
          "the key store with the certificates to trust cannot be used: "
              + deepest(failure, SQLException.class)
              + ". Correct trustCertificateKeyStoreUrl, trustCertificateKeyStoreType and"
              + " trustCertificateKeyStorePassword in the database URL.";
      default ->
          "no encrypted connection to "
              + place
              + " could be made ("
              + deepest(failure, Exception.class)
              + "). Give the server a certificate (ssl_cert and ssl_key of MariaDB and MySQL), or"
              + " use sslMode=PREFERRED in the database URL where the network may read along.";
    };
  }

  private static String untrusted(String place, Throwable failure) {
    String told = deepest(failure, Exception.class);
    if (has(failure, CertificateExpiredException.class)
        || has(failure, CertificateNotYetValidException.class)) {
      return "the certificate of the server at "
          + place
          + " is not valid now ("
          + told
          + "). Have it renewed; look at the clocks of both hosts.";
    }
    if (told.startsWith(OTHER_HOST)) {
      return "the certificate of the server at "
          + place
          + " was made for another host ("
          + told
          + "). Use the host name of the certificate in the database URL, or a certificate that"
          + " names this host; sslMode=VERIFY_CA does not compare names.";
    }
    return "the certificate of the server at "
        + place
        + " was not issued by a CA that is trusted here ("
        + told
        + "). Import that CA with keytool, and name the key store in the database URL:"
        + " trustCertificateKeyStoreUrl=file:/etc/fitsql/ca.p12.";
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The words of the innermost cause of a kind, without the names of classes. */
  private static String deepest(Throwable failure, Class<? extends Throwable> kind) {
    String message = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause) && cause.getMessage() != null) {
        message = cause.getMessage();
      }
    }
    return message.replaceAll("[\\w.]+Exception: ", "").replaceFirst("\\.$", "");
  }
}

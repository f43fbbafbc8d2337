package org.fitsql.objectstore;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one bucket, signs where there are credentials, and asks again where the store is busy or the
 * line breaks. Thread-safe.
 *
 * <p>By {@link HttpURLConnection}, as its read timeout holds for every read of a body: {@code
 * java.net.http} has none once the headers are there, and a store that falls silent would hold a
 * worker for ever.
 */
final class Requests {
  private static final Logger log = LoggerFactory.getLogger(Requests.class);
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 60_000;

  private final Store store;
  private final @Nullable Signer signer;
  private final Clock clock;
  private final BackOff backOff;

  Requests(Store store, Clock clock, BackOff backOff) {
    this.store = store;
    this.signer =
        store.credentials() == null ? null : new Signer(store.credentials(), store.region());
    this.clock = clock;
    this.backOff = backOff;
  }

  /**
   * @param method GET or HEAD
   * @param key of an object, or empty for the bucket
   * @param query encoded and in order, or empty
   * @param headers to send
   * @throws RefusedException where the store refuses for good, or again and again
   * @throws IOException where it cannot be reached
   */
  Answer ask(String method, String key, String query, Map<String, String> headers)
      throws IOException, RefusedException {
    URI address =
        URI.create(
            store.address() + "/" + Encoding.ofKey(key) + (query.isEmpty() ? "" : "?" + query));
    for (int attempt = 1; ; attempt++) {
      Duration wished = Duration.ZERO;
      String why;
      try {
        HttpURLConnection connection = connect(method, address, headers);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_PARTIAL) {
          return new Answer(connection, status);
        }
        Refusal refusal = Refusal.of(connection, status);
        if (!refusal.isPassing()) {
          throw new RefusedException(refusal);
        }
        if (attempt == BackOff.ATTEMPTS) {
          throw new RefusedException(refusal);
        }
        wished = refusal.retryAfter();
        why = refusal.status() + " " + refusal.code();
      } catch (IOException e) {
        if (attempt == BackOff.ATTEMPTS) {
          throw unreachable(key, address, e);
        }
        why = e.toString();
      }
      log.debug("{} of {}: attempt {} failed: {}", method, named(key), attempt, why);
      backOff.before(attempt, wished);
    }
  }

  private IOException unreachable(String key, URI address, IOException e) {
    return new IOException(
        "%s: %s cannot be reached, asked %d times: %s; check AWS_ENDPOINT_URL, AWS_REGION and the network"
            .formatted(named(key), address.getAuthority(), BackOff.ATTEMPTS, e),
        e);
  }

  private HttpURLConnection connect(String method, URI address, Map<String, String> headers)
      throws IOException {
    Map<String, String> sent = new TreeMap<>(headers);
    if (store.requesterPays()) {
      sent.put("x-amz-request-payer", "requester");
    }
    if (signer != null) {
      sent = signer.sign(method, address, sent, clock.instant());
    }
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    sent.forEach(connection::setRequestProperty);
    return connection;
  }

  /** As people name an object. */
  String named(String key) {
    return "s3://" + store.bucket() + "/" + key;
  }

  /** Before an answer that broke off is asked for again. */
  void pause(int failed) throws InterruptedIOException {
    backOff.before(failed, Duration.ZERO);
  }
}

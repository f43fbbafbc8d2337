package org.fitsql.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to one request whose status says that it was granted. */
final class Answer {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final HttpURLConnection connection;
  private final int status;

  Answer(HttpURLConnection connection, int status) {
    this.connection = connection;
    this.status = status;
  }

  InputStream body() throws IOException {
    return connection.getInputStream();
  }

  int status() {
    return status;
  }

  /** What a HEAD says of its object. */
  Version version() throws IOException {
    return version(connection.getContentLengthLong());
  }

  /**
   * What an answer with a part of an object says of it.
   *
   * @param from the first byte that was asked for
   */
  Version versionOfRange(long from) throws IOException {
    String header = connection.getHeaderField("Content-Range");
    Matcher range = RANGE.matcher(header == null ? "" : header);
    if (status != HttpURLConnection.HTTP_PARTIAL
        || !range.matches()
        || Long.parseLong(range.group(1)) != from) {
      throw new IOException(
          "the store does not answer ranges (status %d, Content-Range: %s)"
              .formatted(status, header));
    }
    return version(Long.parseLong(range.group(3)));
  }

  private Version version(long size) throws IOException {
    long modified = connection.getLastModified();
    if (size < 0 || modified == 0) {
      throw new IOException("the store says neither size nor Last-Modified of an object");
    }
    String etag = connection.getHeaderField("ETag");
    return new Version(etag == null ? "" : etag, size, Instant.ofEpochMilli(modified));
  }
}

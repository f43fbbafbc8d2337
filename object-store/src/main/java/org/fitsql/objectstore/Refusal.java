package org.fitsql.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that grants nothing.
 *
 * @param status of HTTP
 * @param code of S3, such as {@code SlowDown}; empty where the answer has no body, as to HEAD
 * @param message of the store
 * @param retryAfter what the store asks to be left alone for, or zero
 * @param region where the bucket is, where the store says so
 */
record Refusal(int status, String code, String message, Duration retryAfter, String region) {
  private static final int MOST_BYTES = 16 * 1024;
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  static Refusal of(HttpURLConnection connection, int status) throws IOException {
    String body = "";
    try (InputStream error = connection.getErrorStream()) {
      if (error != null) {
        body = new String(error.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      }
    }
    String region = connection.getHeaderField("x-amz-bucket-region");
    return new Refusal(
        status,
        element("Code", body),
        element("Message", body),
        seconds(connection.getHeaderField("Retry-After")),
        region == null ? element("Region", body) : region);
  }

  private static String element(String name, String body) {
    Matcher element = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(body);
    return element.find() ? element.group(1) : "";
  }

  private static Duration seconds(String header) {
    return header != null && header.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : Duration.ZERO;
  }

  /** Whether the same request may be granted a moment later. */
  boolean isPassing() {
    return PASSING.contains(status) || code.equals("RequestTimeout");
  }

  boolean isAbsent() {
    return status == HttpURLConnection.HTTP_NOT_FOUND;
  }

  boolean isPreconditionFailed() {
    return status == HttpURLConnection.HTTP_PRECON_FAILED;
  }

  boolean isRangeNotSatisfiable() {
    return status == 416;
  }

  /** As the exception that the same trouble with a local file would be. */
  IOException exception(String what) {
    if (isAbsent()) {
      return new NoSuchFileException(what, null, reason());
    }
    if (status == HttpURLConnection.HTTP_FORBIDDEN
        || status == HttpURLConnection.HTTP_UNAUTHORIZED) {
      return new AccessDeniedException(what, null, reason());
    }
    return new IOException(what + ": the store answers " + reason() + advice());
  }

  private String advice() {
    if (isPassing()) {
      return "; it was asked " + BackOff.ATTEMPTS + " times";
    }
    return status == HttpURLConnection.HTTP_MOVED_PERM
            || status == 307
            || code.equals("AuthorizationHeaderMalformed")
        ? "; the bucket is in "
            + (region.isEmpty() ? "another region" : region)
            + ": set AWS_REGION"
        : "";
  }

  private String reason() {
    return (status + " " + code).strip() + (message.isEmpty() ? "" : " (" + message + ")");
  }
}

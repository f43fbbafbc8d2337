package org.fitsql.objectstore;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a bucket is reached and by whom.
 *
 * @param address of the bucket, without a slash at its end
 * @param region for the signature
 * @param credentials or null to ask without a signature, as public archives allow
 * @param requesterPays whether the one who asks agrees to pay
 */
record Store(
    String bucket,
    URI address,
    String region,
    @Nullable Credentials credentials,
    boolean requesterPays) {

  /**
   * As the environment says, by the variables that other S3 programs read: AWS_ENDPOINT_URL_S3 or
   * AWS_ENDPOINT_URL, AWS_REGION or AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
   * AWS_SESSION_TOKEN, AWS_REQUEST_PAYER.
   *
   * @throws IllegalArgumentException where they contradict each other; the message says what to do
   */
  static Store of(String bucket, Map<String, String> environment) {
    String endpoint = first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
    String region = first(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
    String known = region.isEmpty() ? "us-east-1" : region;
    return new Store(
        bucket,
        endpoint.isEmpty() ? amazon(bucket, known) : of(endpoint, bucket),
        known,
        credentials(environment),
        first(environment, "AWS_REQUEST_PAYER").equals("requester"));
  }

  private static String first(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** A dot in the name would not match the certificate of a host. */
  private static URI amazon(String bucket, String region) {
    String host = "s3." + region + ".amazonaws.com";
    return URI.create(
        bucket.contains(".") ? "https://" + host + "/" + bucket : "https://" + bucket + "." + host);
  }

  private static URI of(String endpoint, String bucket) {
    if (!endpoint.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
      throw new IllegalArgumentException(
          "AWS_ENDPOINT_URL = "
              + endpoint.replaceAll("//[^/@]*@", "//***@")
              + " is not the address of a store, such as https://s3.example.org:9000");
    }
    return URI.create(endpoint.replaceAll("/+$", "") + "/" + bucket);
  }

  private static @Nullable Credentials credentials(Map<String, String> environment) {
    String key = first(environment, "AWS_ACCESS_KEY_ID");
    String secret = first(environment, "AWS_SECRET_ACCESS_KEY");
    String token = first(environment, "AWS_SESSION_TOKEN");
    if (key.isEmpty() != secret.isEmpty()) {
      throw new IllegalArgumentException(
          "Of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set; set both, or neither to"
              + " ask without a signature");
    }
    return key.isEmpty() ? null : new Credentials(key, secret, token.isEmpty() ? null : token);
  }
}

package org.fitsql.objectstore;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests without a body: AWS Signature Version 4 for S3, in the header Authorization (AWS,
 * "Signature Calculations for the Authorization Header"). Addresses must be encoded as {@link
 * Encoding} does and name their query parameters in order.
 */
final class Signer {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** SHA-256 of no bytes. */
  private static final String NO_BODY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final Credentials credentials;
  private final String region;

  Signer(Credentials credentials, String region) {
    this.credentials = credentials;
    this.region = region;
  }

  /**
   * The headers to send: those given, and those of the signature. Host is signed, and sent by the
   * connection.
   */
  Map<String, String> sign(String method, URI address, Map<String, String> headers, Instant now) {
    String time = TIME.format(now);
    TreeMap<String, String> signed = new TreeMap<>();
    headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
    signed.put("host", host(address));
    signed.put("x-amz-content-sha256", NO_BODY);
    signed.put("x-amz-date", time);
    if (credentials.sessionToken() != null) {
      signed.put("x-amz-security-token", credentials.sessionToken());
    }
    String names = String.join(";", signed.keySet());
    String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
    String text =
        String.join("\n", ALGORITHM, time, scope, sha256(canonical(method, address, signed)));
    String signature = HexFormat.of().formatHex(hmac(key(time.substring(0, 8)), text));
    signed.remove("host");
    signed.put(
        "Authorization",
        "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
            .formatted(ALGORITHM, credentials.accessKey(), scope, names, signature));
    return signed;
  }

  private static String canonical(String method, URI address, TreeMap<String, String> signed) {
    String path = address.getRawPath();
    String query = address.getRawQuery();
    return String.join(
        "\n",
        method,
        path == null || path.isEmpty() ? "/" : path,
        query == null ? "" : query,
        signed.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining()),
        String.join(";", signed.keySet()),
        NO_BODY);
  }

  private static String host(URI address) {
    int port = address.getPort();
    boolean usual = port < 0 || port == (address.getScheme().equals("https") ? 443 : 80);
    return usual ? address.getHost() : address.getHost() + ":" + port;
  }

  private byte[] key(String day) {
    byte[] secret = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
    return hmac(hmac(hmac(hmac(secret, day), region), "s3"), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

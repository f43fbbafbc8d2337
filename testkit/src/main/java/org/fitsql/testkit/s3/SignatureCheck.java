package org.fitsql.testkit.s3;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes the signature that a request should bear, from what came over the line. */
final class SignatureCheck {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, ?"
              + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  private final String accessKey;
  private final String secretKey;

  SignatureCheck(String accessKey, String secretKey) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  boolean isRight(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher parts = AUTHORIZATION.matcher(header == null ? "" : header);
    if (!parts.matches() || !parts.group(1).equals(accessKey)) {
      return false;
    }
    String scope = parts.group(2) + "/" + parts.group(3) + "/s3/aws4_request";
    String date = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-date"));
    String text =
        "AWS4-HMAC-SHA256\n"
            + date
            + "\n"
            + scope
            + "\n"
            + sha256(canonical(exchange, parts.group(4)));
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    return date.startsWith(parts.group(2))
        && HexFormat.of().formatHex(hmac(key, text)).equals(parts.group(5));
  }

  private static String canonical(HttpExchange exchange, String signed) {
    List<String> lines = new ArrayList<>();
    lines.add(exchange.getRequestMethod());
    lines.add(exchange.getRequestURI().getRawPath());
    String query = exchange.getRequestURI().getRawQuery();
    String[] parameters = query == null ? new String[0] : query.split("&");
    java.util.Arrays.sort(parameters);
    lines.add(String.join("&", parameters));
    for (String name : signed.split(";")) {
      lines.add(name + ":" + exchange.getRequestHeaders().getFirst(name));
    }
    lines.add("");
    lines.add(signed);
    lines.add(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
    return String.join("\n", lines);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.fitsql.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of AWS, "Signature Calculations for the Authorization Header". */
class SignerTest {
  private final Signer signer =
      new Signer(
          new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null),
          "us-east-1");
  private final Instant now = Instant.parse("2013-05-24T00:00:00Z");

  @Test
  void aRangeOfAnObjectIsSignedAsAmazonDocumentsIt() {
    Map<String, String> headers =
        signer.sign(
            "GET",
            URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
            Map.of("Range", "bytes=0-9"),
            now);

    assertThat(headers.get("Authorization"))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    assertThat(headers)
        .containsEntry("range", "bytes=0-9")
        .containsEntry("x-amz-date", "20130524T000000Z")
        .doesNotContainKey("host");
  }

  @Test
  void aListingIsSignedAsAmazonDocumentsIt() {
    Map<String, String> headers =
        signer.sign(
            "GET",
            URI.create("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J"),
            Map.of(),
            now);

    assertThat(headers.get("Authorization"))
        .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  void anOddKeyWithATemporaryTokenIsSignedAsBotocoreSignsIt() {
    Map<String, String> headers =
        new Signer(new Credentials("k", "s/e+c", "tok/en="), "eu-west-1")
            .sign(
                "GET",
                URI.create("http://127.0.0.1:9000/acs/" + Encoding.ofKey("hst/odd dir/a+b ü.fits")),
                Map.of("Range", "bytes=0-9", "If-Match", "\"abc\""),
                Instant.parse("2026-11-20T01:02:03Z"));

    assertThat(headers.get("Authorization"))
        .contains("host;if-match;range;x-amz-content-sha256;x-amz-date;x-amz-security-token")
        .endsWith("Signature=7ef24ed836ae60281967fc928a697d08fb36583e4a28ea8e7de4826a1571c14f");
  }
}

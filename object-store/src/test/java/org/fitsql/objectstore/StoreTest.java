package org.fitsql.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreTest {
  @Test
  void withoutAnEndpointABucketIsAHostOfAmazonAndNobodySigns() {
    Store store = Store.of("acs", Map.of("AWS_DEFAULT_REGION", "eu-central-1"));

    assertThat(store.address()).hasToString("https://acs.s3.eu-central-1.amazonaws.com");
    assertThat(store.credentials()).isNull();
    assertThat(Store.of("a.b", Map.of()).address())
        .hasToString("https://s3.us-east-1.amazonaws.com/a.b");
  }

  @Test
  void anEndpointOfOnesOwnHasItsBucketsAsPaths() {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL", "https://elsewhere.example",
            "AWS_ENDPOINT_URL_S3", "https://s3.example.org:9000/",
            "AWS_ACCESS_KEY_ID", "me",
            "AWS_SECRET_ACCESS_KEY", "secret");

    Store store = Store.of("acs", environment);

    assertThat(store.address()).hasToString("https://s3.example.org:9000/acs");
    assertThat(store.toString()).contains("me").doesNotContain("secret");
  }

  @Test
  void whatContradictsItselfIsRefusedInWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Store.of("acs", Map.of("AWS_ACCESS_KEY_ID", "me")))
        .withMessageContaining("set both");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Store.of("acs", Map.of("AWS_ENDPOINT_URL", "https://me:pw@s3.example")))
        .withMessageContaining("https://***@s3.example")
        .withMessageNotContaining("pw");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Archive.of("s3:/acs", Map.of()))
        .withMessageContaining("s3://bucket/prefix");
  }
}

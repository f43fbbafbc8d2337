package org.fitsql.monitoring.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fitsql.monitoring.notice.Notice.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final Notice NOTICE =
      new Notice(Event.SILENCE, "quiet \"here\"", "no run\n", Map.of("silent_hours", "27"));

  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(Objects.requireNonNullElse(answers.poll(), 200), -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Webhook webhook(int port) {
    return new Webhook(
        URI.create("http://127.0.0.1:" + port + "/hooks/s3cret"),
        Duration.ofMinutes(1),
        List.of(Duration.ZERO, Duration.ZERO));
  }

  private Webhook webhook() {
    return webhook(server.getAddress().getPort());
  }

  @Test
  void aNoticeArrivesAsJson() throws Exception {
    webhook().send(NOTICE);

    JsonNode json = new ObjectMapper().readTree(received.get(0));
    assertThat(json.get("event").asText()).isEqualTo("silence");
    assertThat(json.get("subject").asText()).isEqualTo("quiet \"here\"");
    assertThat(json.get("text").asText()).isEqualTo("quiet \"here\"\nno run\n");
    assertThat(json.at("/facts/silent_hours").asText()).isEqualTo("27");
  }

  @Test
  void aBusyServerIsAskedAgainAndOneThatRefusesIsNot() throws Exception {
    answers.addAll(List.of(503, 429, 204));
    webhook().send(NOTICE);
    assertThat(received).hasSize(3);

    answers.add(403);
    assertThatExceptionOfType(NotToldException.class)
        .isThrownBy(() -> webhook().send(NOTICE))
        .withMessage("the webhook at 127.0.0.1 was not reached: it answered 403");
    assertThat(received).hasSize(4);
  }

  @Test
  void aRedirectionIsNotFollowed() {
    answers.add(307);
    assertThatExceptionOfType(NotToldException.class)
        .isThrownBy(() -> webhook().send(NOTICE))
        .withMessageContaining("answered 307");
    assertThat(received).hasSize(1);
  }

  @Test
  void aServerThatIsNotThereIsToldWithoutTheSecretOfItsUrl() {
    int port = server.getAddress().getPort();
    server.stop(0);

    assertThatExceptionOfType(NotToldException.class)
        .isThrownBy(() -> webhook(port).send(NOTICE))
        .withMessageContaining("127.0.0.1")
        .withMessageContaining("3 attempts")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }
}

package org.fitsql.monitoring.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics} in the text format of Prometheus and {@code /health} as JSON, 200 where
 * all is well and 503 where not. There is no encryption and no password: bind it to this machine,
 * or to a network that only monitoring reaches.
 */
public final class MetricsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;

  private final Monitoring monitoring;
  private final HttpServer server;
  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService answering =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
          });

  private record Page(int status, String type, String text) {}

  private MetricsServer(Monitoring monitoring, HttpServer server) {
    this.monitoring = monitoring;
    this.server = server;
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for any that is free
   * @throws IOException where the address cannot be bound, naming it and what to do
   */
  public static MetricsServer start(Monitoring monitoring, String address, int port)
      throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
    } catch (IOException e) {
      throw new IOException(
          "Metrics cannot be served on %s port %d (%s): name another port with `metrics.port` or --metrics-port, or another address with `metrics.address`."
              .formatted(address, port, e.getMessage()),
          e);
    }
    MetricsServer metrics = new MetricsServer(monitoring, server);
    server.createContext("/", metrics::answer);
    server.setExecutor(metrics.answering);
    server.start();
    return metrics;
  }

  /** Where it listens, the port that was found included. */
  public String url() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page = page(exchange);
      byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(page.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Page page(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return plain(WRONG_METHOD, "GET only");
    }
    try {
      return switch (exchange.getRequestURI().getPath()) {
        case "/metrics" ->
            new Page(OK, "text/plain; version=0.0.4; charset=utf-8", monitoring.metrics());
        case "/health" -> health();
        case "/" -> plain(OK, "fitsql: /metrics, /health");
        default -> plain(NOT_FOUND, "fitsql: /metrics, /health");
      };
    } catch (IOException | RuntimeException e) {
      LOG.error("Metrics could not be told", e);
      return plain(FAILED, "see the log of fitsql");
    }
  }

  private Page health() throws IOException {
    Health health = monitoring.health();
    return new Page(
        health.isGood() ? OK : UNAVAILABLE,
        "application/json",
        json.writeValueAsString(health.json()) + "\n");
  }

  private static Page plain(int status, String text) {
    return new Page(status, "text/plain; charset=utf-8", text + "\n");
  }

  @Override
  public void close() {
    server.stop(0);
    answering.shutdownNow();
  }
}

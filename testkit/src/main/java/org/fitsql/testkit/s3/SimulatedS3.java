package org.fitsql.testkit.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A store with one bucket on a port of this machine: lists, describes and gives objects and ranges
 * of them as S3 does, refuses wrong signatures, and takes note of every request.
 */
public final class SimulatedS3 implements AutoCloseable {
  /** Credentials of the only user. */
  public static final String ACCESS_KEY = "AKIDTEST";

  /** Credentials of the only user. */
  public static final String SECRET_KEY = "secret/of+the=test";

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /**
   * What was asked for.
   *
   * @param key of an object; empty for a listing
   * @param range as {@code bytes=0-9}; empty where none was asked for
   */
  public record Request(String method, String key, String query, String range) {}

  /** May answer, or break, instead of the store. */
  @FunctionalInterface
  public interface Interception {
    /** Whether the exchange is dealt with, and closed. */
    boolean answers(Request request, HttpExchange exchange) throws IOException;
  }

  private final String bucket;
  private final Bucket objects = new Bucket();
  private final SignatureCheck signatures = new SignatureCheck(ACCESS_KEY, SECRET_KEY);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Interception interception = (request, exchange) -> false;
  private volatile int pageSize = 1000;
  private volatile Instant modified = Instant.parse("2026-11-20T10:11:12.345Z");

  public SimulatedS3(String bucket) throws IOException {
    this.bucket = bucket;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** What the environment has to say for the store to be found and entered. */
  public Map<String, String> environment() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return Map.of(
        "AWS_ENDPOINT_URL",
        "http://" + host + ":" + address.getPort(),
        "AWS_ACCESS_KEY_ID",
        ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY",
        SECRET_KEY);
  }

  /** Stores an object, or replaces it. */
  public void put(String key, byte[] content) {
    objects.put(key, content, modified);
  }

  /** Stores all files of a folder below a prefix. */
  public void putTree(String prefix, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        put(prefix + "/" + folder.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  public void remove(String key) {
    objects.remove(key);
  }

  /** The time of modification of objects stored from now on. */
  public void setClock(Instant now) {
    modified = now;
  }

  /** At most so many entries a page, whatever is asked for. */
  public void setPageSize(int most) {
    pageSize = most;
  }

  public void intercept(Interception next) {
    interception = next;
  }

  /** All requests since the last call, in the order of their coming. */
  public List<Request> takeRequests() {
    List<Request> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String root = "/" + bucket + "/";
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("");
      String key = path.startsWith(root) ? path.substring(root.length()) : "";
      Request request = new Request(exchange.getRequestMethod(), key, query, range);
      requests.add(request);
      if (!path.startsWith(root)) {
        refuse(exchange, 404, "NoSuchBucket");
      } else if (!signatures.isRight(exchange)) {
        refuse(exchange, 403, "SignatureDoesNotMatch");
      } else if (!interception.answers(request, exchange)) {
        answer(request, exchange);
      }
    }
  }

  private void answer(Request request, HttpExchange exchange) throws IOException {
    if (request.key().isEmpty()) {
      list(request.query(), exchange);
      return;
    }
    Optional<StoredObject> found = objects.object(request.key());
    if (found.isEmpty()) {
      refuse(exchange, 404, "NoSuchKey");
      return;
    }
    StoredObject object = found.get();
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    if (match != null && !match.equals(object.etag())) {
      refuse(exchange, 412, "PreconditionFailed");
      return;
    }
    exchange.getResponseHeaders().set("ETag", object.etag());
    exchange.getResponseHeaders().set("Last-Modified", HTTP_DATE.format(object.modified()));
    if (request.method().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", "" + object.content().length);
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    give(exchange, object.content(), request.range());
  }

  private static void give(HttpExchange exchange, byte[] content, String range) throws IOException {
    Matcher bounds = RANGE.matcher(range);
    int from = bounds.matches() ? Integer.parseInt(bounds.group(1)) : 0;
    long last = bounds.matches() ? Long.parseLong(bounds.group(2)) : content.length - 1L;
    if (from >= content.length) {
      refuse(exchange, 416, "InvalidRange");
      return;
    }
    int length = (int) Math.min(last + 1, content.length) - from;
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, from + length - 1, content.length));
    exchange.sendResponseHeaders(206, length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(content, from, length);
    }
  }

  private void list(String query, HttpExchange exchange) throws IOException {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    int most = Math.min(pageSize, Integer.parseInt(parameters.getOrDefault("max-keys", "1000")));
    String token = parameters.getOrDefault("continuation-token", "");
    send(
        exchange,
        200,
        objects.listing(
            parameters.getOrDefault("prefix", ""),
            parameters.getOrDefault("delimiter", ""),
            URLDecoder.decode(token, StandardCharsets.UTF_8),
            most));
  }

  /** Answers with an error of S3. */
  public static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    send(exchange, status, "<Error><Code>" + code + "</Code><Message>simulated</Message></Error>");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}

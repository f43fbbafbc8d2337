package org.fitsql.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.failure.FailureCounts;
import org.fitsql.ingest.growth.GrowthReport;
import org.fitsql.scheduler.RunHistory;
import org.fitsql.scheduler.RunHistory.OpenFailures;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunProgress;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.RunSummary.FileCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration LIMIT = Duration.ofHours(26);

  @TempDir Path folder;

  private static RunHistory.State lastSuccess(Duration ago) {
    return new RunHistory.State(
        Optional.of(NOW.minus(ago)),
        List.of(
            new OpenFailures("header", "failure", "never", 7),
            new OpenFailures("header", "failure", "later", 2)),
        Optional.of(NOW.minusSeconds(90)));
  }

  private static DatabaseWatch asking(Supplier<RunHistory.State> ask) {
    return new DatabaseWatch(ask, CLOCK, Duration.ZERO, Duration.ofMinutes(1));
  }

  private static RunProgress progress(long finished, long rows, long jpegs) {
    FileCounts files = new FileCounts(finished, 0, 5, 0, 0, 0, 1, 0, 0);
    return new RunProgress(10, false, 4, finished, files, finished, rows, jpegs, jpegs, 2880);
  }

  private static RunSummary summary(RunProgress progress) {
    return new RunSummary(
        "r1",
        Path.of("/data"),
        NOW.minusSeconds(60),
        Duration.ofSeconds(30),
        progress.files(),
        progress.rootnames(),
        progress.rows(),
        progress.jpegs(),
        progress.thumbnails(),
        0,
        progress.bytes(),
        List.of(),
        GrowthReport.none(),
        new FailureCounts(0, 0, 0),
        "");
  }

  private static void run(RunListener listener, RunProgress end) {
    listener.began("r1", NOW.minusSeconds(60));
    listener.counted(end);
    listener.ended(summary(end));
  }

  @Test
  void countersGrowOverAllRunsAndNeverFall() throws Exception {
    try (DatabaseWatch watch = asking(() -> lastSuccess(Duration.ofHours(1)))) {
      Monitoring monitoring = new Monitoring(watch, CLOCK, LIMIT, "0.1");
      run(monitoring.listener(), progress(3, 100, 2));
      monitoring.listener().began("r2", NOW);
      monitoring.listener().counted(progress(1, 10, 1));
      monitoring
          .listener()
          .trouble(
              new Trouble(
                  Trouble.Severity.FAILURE, Trouble.Stage.HEADER, "a", "", null, "", "bad", ""));

      assertThat(monitoring.metrics().lines())
          .contains(
              "fitsql_rows_total 110.0",
              "fitsql_images_total{kind=\"jpeg\"} 3.0",
              "fitsql_files_total{outcome=\"new\"} 4.0",
              "fitsql_read_bytes_total 5760.0",
              "fitsql_runs_total{outcome=\"failures\"} 1.0",
              "fitsql_troubles_total{severity=\"failure\",stage=\"header\"} 1.0",
              "fitsql_run_active 1.0",
              "fitsql_run_waiting_rootnames 3.0",
              "fitsql_last_run_duration_seconds 30.0",
              "fitsql_open_failures{class=\"never\",severity=\"failure\",stage=\"header\"} 7.0",
              "fitsql_open_failures{class=\"later\",severity=\"failure\",stage=\"header\"} 2.0",
              "fitsql_database_up 1.0",
              "fitsql_lag_seconds 3600.0",
              "fitsql_oldest_incomplete_file_age_seconds 90.0",
              "fitsql_info{version=\"0.1\"} 1")
          .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
    }
  }

  @Test
  void healthIsServedAndTellsSilenceAndALostDatabaseByItsStatus() throws Exception {
    Supplier<RunHistory.State> gone =
        () -> {
          throw new IllegalStateException("jdbc:mysql://db?password=s3cret is gone");
        };
    assertThat(health(asking(() -> lastSuccess(Duration.ofHours(1)))).get("status").asText())
        .isEqualTo("200 up");
    assertThat(health(asking(() -> lastSuccess(Duration.ofHours(27)))).get("status").asText())
        .isEqualTo("503 down");
    JsonNode lost = health(asking(gone));
    assertThat(lost.get("status").asText()).isEqualTo("503 down");
    assertThat(lost.get("database").asText()).isEqualTo("down");
    assertThat(lost.toString()).doesNotContain("s3cret");
  }

  @Test
  void healthSaysWhatTheLastRunLeft() throws Exception {
    try (DatabaseWatch watch = asking(() -> lastSuccess(Duration.ofHours(1)))) {
      Monitoring monitoring = new Monitoring(watch, CLOCK, LIMIT, "0.1");
      assertThat(monitoring.health().json()).containsEntry("last_run", null);
      run(monitoring.listener(), progress(3, 100, 2));
      assertThat(monitoring.health().json().get("last_run"))
          .hasToString(
              "{run=r1, ended=%s, outcome=failures, message=, new_files=3, changed_files=0, failed_files=1}"
                  .formatted(NOW.minusSeconds(30)));
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerHoldsNobodyUp() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    Supplier<RunHistory.State> hanging =
        () -> {
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return lastSuccess(Duration.ZERO);
        };
    DatabaseWatch watch = new DatabaseWatch(hanging, CLOCK, Duration.ZERO, Duration.ofMillis(1));
    assertThat(new Monitoring(watch, CLOCK, LIMIT, "0.1").health().database()).isFalse();
    answer.countDown();
    watch.close();
  }

  /** The answer, its status code in front of its own. */
  private static JsonNode health(DatabaseWatch watch) throws Exception {
    try (watch;
        MetricsServer server =
            MetricsServer.start(new Monitoring(watch, CLOCK, LIMIT, "0.1"), "127.0.0.1", 0)) {
      HttpResponse<String> response = get(server.url() + "/health", "GET");
      JsonNode json = new ObjectMapper().readTree(response.body());
      ((com.fasterxml.jackson.databind.node.ObjectNode) json)
          .put("status", response.statusCode() + " " + json.get("status").asText());
      return json;
    }
  }

  private static HttpResponse<String> get(String url, String method) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void metricsAreServedToThisMachineAndATakenPortIsToldWithWhatToDo() throws Exception {
    try (DatabaseWatch watch = asking(() -> lastSuccess(Duration.ZERO))) {
      Monitoring monitoring = new Monitoring(watch, CLOCK, null, "0.1");
      try (MetricsServer server = MetricsServer.start(monitoring, "127.0.0.1", 0)) {
        HttpResponse<String> metrics = get(server.url() + "/metrics", "GET");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("content-type").orElseThrow())
            .startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body()).contains("fitsql_database_up 1.0").endsWith("\n");
        assertThat(get(server.url() + "/metrics/x", "GET").statusCode()).isEqualTo(404);
        assertThat(get(server.url() + "/metrics", "POST").statusCode()).isEqualTo(405);
        int port = URI.create(server.url()).getPort();
        assertThatThrownBy(() -> MetricsServer.start(monitoring, "127.0.0.1", port))
            .isInstanceOf(IOException.class)
            .hasMessageContainingAll("127.0.0.1 port " + port, "--metrics-port");
      }
    }
  }

  @Test
  void metricsAreWrittenAsAWholeFile() throws Exception {
    try (DatabaseWatch watch = asking(() -> lastSuccess(Duration.ZERO))) {
      Path file = folder.resolve("textfile/fitsql.prom");
      Monitoring monitoring = new Monitoring(watch, CLOCK, null, "0.1");
      monitoring.writeTo(file);
      monitoring.writeTo(file);

      assertThat(file).content().contains("fitsql_last_success_timestamp_seconds ");
      try (var files = Files.list(file.getParent())) {
        assertThat(files).containsExactly(file);
      }
    }
  }
}

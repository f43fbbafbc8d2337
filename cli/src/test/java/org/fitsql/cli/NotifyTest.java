package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of failure and of silence, what is measured, and what is kept secret. */
class NotifyTest {
  private final ObjectMapper json = new ObjectMapper();
  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private volatile int answer = 204;
  private HttpServer server;

  @TempDir Path here;

  private Invocation fitsql;

  @BeforeEach
  void serve() throws Exception {
    fitsql = new Invocation(here);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hooks/s3cret",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/s3cret";
    Files.writeString(here.resolve("webhook"), url + "\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void silenceIsToldOnceAndAgainOnlyWhereItDidNotArrive() throws Exception {
    String[] command = {"notify", "--silence", "26h", "--notify-file", "webhook", "--json"};
    answer = 403;
    assertThat(fitsql.run(command)).isEqualTo(3);
    assertThat(json.readTree(fitsql.out()).get("told").asBoolean()).isFalse();
    answer = 204;
    assertThat(fitsql.run(command)).isEqualTo(3);
    assertThat(json.readTree(fitsql.out()).get("told").asBoolean()).isTrue();
    assertThat(fitsql.run(command)).isEqualTo(3);
    assertThat(received).hasSize(2);
    assertThat(json.readTree(received.get(1)).get("subject").asText())
        .contains("no run has ever finished");

    assertThat(fitsql.run("notify", "--test", "--notify-file", "webhook")).isZero();
    assertThat(received).hasSize(3);
  }

  @Test
  void aRunThatCannotBeginIsToldAndNoSecretIsWrittenAnywhere() throws Exception {
    Files.createDirectories(here.resolve("archive"));
    assertThat(fitsql.run("ingest", "--archive", "archive", "--notify-file", "webhook"))
        .isEqualTo(2);
    assertThat(json.readTree(received.get(0)).at("/facts/message").asText())
        .contains("is empty. Is it mounted?");
    Files.writeString(here.resolve("archive/a_raw.fits"), "this is no FITS file");
    String url = Files.readString(here.resolve("webhook")).strip();
    fitsql.environment("FITSQL_DATABASE_PASSWORD", "pass-word-1");
    answer = 403;
    assertThat(
            fitsql.run(
                "ingest",
                "--archive",
                "archive",
                "--database",
                "jdbc:mysql://127.0.0.1:1/x?password=pass-word-2",
                "--notify",
                url,
                "--verbose"))
        .isEqualTo(4);

    JsonNode told = json.readTree(received.get(1));
    assertThat(told.get("subject").asText()).contains("failed with exit code 4");
    assertThat(told.at("/facts/message").asText()).contains("no database server answers");
    assertThat(fitsql.err()).contains("Nobody could be told", "answered 403");
    String written = told + fitsql.err() + fitsql.out() + logs();
    assertThat(written).doesNotContain("pass-word-1", "pass-word-2", "s3cret");
    assertThat(logs()).contains("--notify http://127.0.0.1:", "notify.to = http://127.0.0.1:");
  }

  @Test
  void aClearTextWebhookOverTheNetworkIsRefusedWithoutItsSecret() {
    assertThat(fitsql.run("notify", "--test", "--notify", "http://chat.example/hooks/s3cret"))
        .isEqualTo(2);
    assertThat(fitsql.err())
        .contains("http://chat.example/***", "https://")
        .doesNotContain("s3cret");
    assertThat(fitsql.run("notify", "--silence", "soon")).isEqualTo(2);
    assertThat(fitsql.err()).contains("26h");
  }

  @Test
  void aRunIsMeasuredAndLoggedAsJsonAndItsFailuresAreTold() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(1, false, 1));
    Files.writeString(here.resolve("archive/j8bt05njq_raw.fits"), "this is no FITS file");
    Files.writeString(here.resolve("proposals.csv"), "proposid,proposal_type\n1,GO\nx,GO\n");
    Files.writeString(
        here.resolve("fitsql.yaml"),
        """
        archive: archive
        instrument: any/fits
        settle: 0
        log-format: json
        proposals: proposals.csv
        notify: { to-file: webhook, silence: 26h }
        metrics: { port: 0, file: fitsql.prom }
        """);

    assertThat(fitsql.run("ingest", "--no-quicklook", "--json")).as(fitsql.err()).isEqualTo(3);

    assertThat(fitsql.err()).contains("line 3 is left out: proposid x is no whole number");
    JsonNode summary = json.readTree(fitsql.out());
    assertThat(here.resolve("fitsql.prom"))
        .content()
        .contains("fitsql_rows_total " + summary.get("rows").asDouble() + "\n")
        .contains("fitsql_files_total{outcome=\"failed\"} 1.0")
        .contains("fitsql_runs_total{outcome=\"failures\"} 1.0")
        .contains("fitsql_database_up 1.0");
    assertThat(json.readTree(received.get(0)).at("/facts/failed_files").asText()).isEqualTo("1");
    for (String line : logs().lines().toList()) {
      assertThat(json.readTree(line).has("message")).isTrue();
    }
    assertThat(fitsql.run("notify", "--json")).isZero();
    assertThat(json.readTree(fitsql.out()).get("silent").asBoolean()).isFalse();
  }

  private String logs() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(here.resolve("logs"))) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}

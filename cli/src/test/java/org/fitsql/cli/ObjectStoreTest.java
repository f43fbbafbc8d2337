package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.demo.ArchiveSimulator.Wish;
import org.fitsql.testkit.s3.SimulatedS3;
import org.fitsql.testkit.s3.SimulatedS3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated archive in a simulated store, from its listing to its images. */
class ObjectStoreTest {
  private static final String FILES =
      "SELECT path, size, header_hash, state, quicklook FROM files ORDER BY path";

  @TempDir Path here;

  private final ObjectMapper json = new ObjectMapper();
  private SimulatedS3 store;
  private Invocation fitsql;

  @BeforeEach
  void fillTheStore() throws Exception {
    ArchiveSimulator.builtIn().write(here.resolve("archive"), new Wish(2, false, 1));
    store = new SimulatedS3("acs");
    store.putTree("hst", here.resolve("archive"));
    fitsql = new Invocation(Files.createDirectory(here.resolve("from-store")));
    store.environment().forEach(fitsql::environment);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Headers only, without the many tables of an instrument. */
  private int ingestHeaders() {
    return fitsql.run(
        "ingest",
        "--json",
        "--archive=s3://acs/hst",
        "--settle=0",
        "--no-quicklook",
        "--instrument=any/fits",
        "--accept-vanished");
  }

  @Test
  void anArchiveInAStoreBecomesTheSameRowsAndImagesAsOnADiskWithFewRequests() throws Exception {
    assertThat(fitsql.run("ingest", "--json", "--archive=s3://acs/hst", "--settle=0"))
        .as(fitsql.err())
        .isZero();
    JsonNode first = json.readTree(fitsql.out());
    List<Request> requests = store.takeRequests();
    long hdus = count("SELECT count(*) AS n FROM hdus");
    long planes = count("SELECT count(*) AS n FROM quicklook_planes");
    long gets = requests.stream().filter(request -> !request.range().isEmpty()).count();
    assertThat(gets).isLessThanOrEqualTo(hdus + 3 * planes);
    assertThat(requests.stream().filter(request -> request.method().equals("HEAD")))
        .as("versions are known from their bytes")
        .hasSizeLessThanOrEqualTo(2);

    Invocation local = new Invocation(Files.createDirectory(here.resolve("from-disk")));
    assertThat(local.run("ingest", "--json", "--archive=../archive", "--settle=0")).isZero();
    assertThat(first.get("rows")).isEqualTo(json.readTree(local.out()).get("rows"));
    assertThat(images("from-store")).isNotEmpty().isEqualTo(images("from-disk"));
    local.run("query", "--format", "csv", FILES);
    fitsql.run("query", "--format", "csv", FILES);
    assertThat(fitsql.out()).isEqualTo(local.out());
  }

  @Test
  void aSecondRunOnlyListsAndAnObjectReplacedWhileItIsReadWaitsForTheNext() throws Exception {
    assertThat(ingestHeaders()).as(fitsql.err()).isZero();
    store.takeRequests();
    assertThat(ingestHeaders()).isZero();
    assertThat(json.readTree(fitsql.out()).get("rows").asLong()).isZero();
    assertThat(store.takeRequests()).isNotEmpty().allMatch(request -> request.range().isEmpty());

    Path file = someFile("_raw.fits");
    String key = "hst/" + here.resolve("archive").relativize(file);
    store.put(key, Files.readAllBytes(file));
    store.intercept(
        (request, exchange) -> {
          if (!request.range().isEmpty()) {
            store.intercept((other, same) -> false);
            store.put(key, Files.readAllBytes(file));
          }
          return false;
        });
    assertThat(ingestHeaders()).as("of equal size and time, by its ETag").isEqualTo(3);
    JsonNode run = json.readTree(fitsql.out());
    assertThat(run.at("/files/incomplete").asLong()).isEqualTo(1);
    assertThat(run.at("/troubles/0/path").textValue()).isEqualTo(key.substring("hst/".length()));

    store.takeRequests();
    assertThat(ingestHeaders()).isZero();
    assertThat(json.readTree(fitsql.out()).at("/files/changed").asLong()).isEqualTo(1);
    assertThat(store.takeRequests().stream().filter(request -> !request.range().isEmpty()))
        .isNotEmpty()
        .allMatch(request -> request.key().equals(key));
  }

  @Test
  void aBranchThatCannotBeListedLosesNothingAndAStoreThatRefusesIsTold() throws Exception {
    ingestHeaders();
    store.intercept(
        (request, exchange) -> {
          boolean branch = request.key().isEmpty() && !request.query().contains("delimiter");
          if (branch) {
            SimulatedS3.refuse(exchange, 403, "AccessDenied");
          }
          return branch;
        });
    assertThat(ingestHeaders()).isEqualTo(3);
    JsonNode run = json.readTree(fitsql.out());
    assertThat(run.at("/files/vanished").asLong()).isZero();
    assertThat(run.at("/troubles/0/message").textValue()).contains("permission denied");

    store.intercept(
        (request, exchange) -> {
          SimulatedS3.refuse(exchange, 403, "InvalidAccessKeyId");
          return true;
        });
    assertThat(ingestHeaders()).isEqualTo(2);
    assertThat(fitsql.err()).contains("Archive s3://acs/hst", "403 InvalidAccessKeyId (simulated)");
    fitsql.environment("AWS_SECRET_ACCESS_KEY", "");
    assertThat(ingestHeaders()).isEqualTo(2);
    assertThat(fitsql.err()).contains("AWS_ACCESS_KEY_ID", "set both");
  }

  @Test
  void aPrefixWithoutObjectsIsRefusedRatherThanTakenForAnEmptyArchive() {
    assertThat(fitsql.run("ingest", "--archive", "s3://acs/wrong")).isEqualTo(2);
    assertThat(fitsql.err()).contains("s3://acs/wrong (option --archive) holds nothing");
    assertThat(fitsql.run("ingest", "--archive", "s3://none/hst")).isEqualTo(2);
    assertThat(fitsql.err()).contains("there is no such bucket");
  }

  private long count(String query) throws IOException {
    fitsql.run("query", "--format", "json", query);
    return json.readTree(fitsql.out()).get(0).elements().next().asLong();
  }

  private Path someFile(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(here.resolve("archive"))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  /** Digests of the image files of a working directory, by their paths. */
  private Map<String, String> images(String folder) throws Exception {
    Map<String, String> images = new TreeMap<>();
    try (Stream<Path> files = Files.walk(here.resolve(folder))) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(jpg|thumb)")).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        images.put(
            here.resolve(folder).relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return images;
  }
}

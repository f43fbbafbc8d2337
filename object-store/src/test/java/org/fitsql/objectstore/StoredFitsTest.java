package org.fitsql.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.fitsql.fits.ChangedFileException;
import org.fitsql.fits.Completeness;
import org.fitsql.fits.DataHashes;
import org.fitsql.fits.FitsException;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.ImageData;
import org.fitsql.testkit.s3.SimulatedS3;
import org.fitsql.testkit.s3.SimulatedS3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FITS files read from a store that counts requests, and misbehaves. */
class StoredFitsTest {
  private static final int SIDE = 400;

  @TempDir private Path directory;
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final FitsReader reader = new FitsReader();
  private SimulatedS3 store;
  private Path archive;

  @BeforeEach
  void open() throws IOException {
    store = new SimulatedS3("acs");
    archive = S3Archive.of("s3://acs/hst/", store.environment(), Clock.systemUTC(), pauses::add);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A small primary and three planes of 640,000 bytes. */
  private static byte[] threePlanes() {
    float[] pixels = new float[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    FitsBuilder file = new FitsBuilder().hdu(HduBuilder.primary());
    for (int extver = 1; extver <= 3; extver++) {
      file.hdu(HduBuilder.extension("SCI", extver, ImageData.floats(SIDE, SIDE, pixels)));
    }
    return file.toBytes();
  }

  private Path stored(byte[] content) {
    store.put("hst/j8bt/a_flt.fits", content);
    return archive.resolve("j8bt/a_flt.fits");
  }

  @Test
  void headersComeWithOneRequestPerHduAtMostAndPixelsAreNotRead() throws IOException {
    Path path = stored(threePlanes());

    FitsFile file = reader.read(path);

    assertThat(file.hdus()).hasSize(4);
    assertThat(file.completeness()).isInstanceOf(Completeness.Complete.class);
    List<Request> requests = store.takeRequests();
    assertThat(requests).hasSize(3).allMatch(request -> request.method().equals("GET"));
    assertThat(requests.get(0).range()).isEqualTo("bytes=0-262143");
    assertThat(requests.stream().skip(1).mapToLong(StoredFitsTest::bytes))
        .allMatch(bytes -> bytes == 65_536);
    assertThat(file).isEqualTo(local(threePlanes(), file));
  }

  private static long bytes(Request request) {
    String[] bounds = request.range().replace("bytes=", "").split("-");
    return Long.parseLong(bounds[1]) - Long.parseLong(bounds[0]) + 1;
  }

  /** What reading the same bytes from the disk gives, under the path of the other. */
  private FitsFile local(byte[] content, FitsFile stored) throws IOException {
    FitsFile file = reader.read(Files.write(directory.resolve("a_flt.fits"), content));
    return new FitsFile(
        stored.path(),
        file.size(),
        stored.hdus(),
        file.headerHash(),
        file.completeness(),
        file.findings());
  }

  @Test
  void aHeaderOfHalfAMegabyteComesWithTwoRequests() throws IOException {
    HduBuilder primary = HduBuilder.primary();
    for (int i = 0; i < 6_000; i++) {
      primary.card("HISTORY", "line " + i, "");
    }
    HduBuilder second = HduBuilder.extension("SCI", 1, ImageData.floats(1, 1, new float[1]));
    for (int i = 0; i < 6_000; i++) {
      second.card("KEY" + i, i, "");
    }
    Path path = stored(new FitsBuilder().hdu(primary).hdu(second).toBytes());

    assertThat(reader.read(path).hdus()).hasSize(2);

    assertThat(store.takeRequests()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aPlaneOfPixelsComesWithOneRequest() throws IOException {
    FitsFile file = reader.read(stored(threePlanes()));
    store.takeRequests();

    Pixels.Floats pixels =
        (Pixels.Floats) new PixelReader().read(file.path(), file.hdus().get(2)).orElseThrow();

    assertThat(pixels.values()[SIDE * SIDE - 1]).isEqualTo(SIDE * SIDE - 1);
    assertThat(store.takeRequests())
        .singleElement()
        .satisfies(request -> assertThat(bytes(request)).isEqualTo(4L * SIDE * SIDE));
    String hash = new DataHashes(file).of(file.hdus());
    assertThat(store.takeRequests()).hasSize(3);
    FitsFile local =
        reader.read(
            directory.resolve("a_flt.fits").toFile().exists()
                ? directory.resolve("a_flt.fits")
                : Files.write(directory.resolve("a_flt.fits"), threePlanes()));
    assertThat(hash).isEqualTo(new DataHashes(local).of(local.hdus()));
  }

  @Test
  void aGzippedFileIsReadAsOneStreamWhateverItsName() throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(threePlanes());
    }
    FitsFile file = reader.read(stored(gzipped.toByteArray()));

    assertThat(file.hdus()).hasSize(4);
    assertThat(store.takeRequests()).hasSize(2);
    assertThat(new PixelReader().read(file.path(), file.hdus().get(3))).isPresent();
    assertThat(store.takeRequests()).hasSize(1);
  }

  @Test
  void aStoreThatIsBusyIsAskedAgainEachTimeLater() throws IOException {
    AtomicInteger refused = new AtomicInteger();
    store.intercept(
        (request, exchange) -> {
          if (refused.getAndIncrement() < 3) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            SimulatedS3.refuse(exchange, 503, "SlowDown");
            return true;
          }
          return false;
        });

    assertThat(reader.read(stored(threePlanes())).hdus()).hasSize(4);
    assertThat(pauses).hasSize(3).allMatch(pause -> pause.equals(Duration.ofSeconds(7)));
  }

  @Test
  void aStoreThatStaysBusyIsGivenUpInTheEnd() {
    store.intercept(
        (request, exchange) -> {
          SimulatedS3.refuse(exchange, 503, "SlowDown");
          return true;
        });

    assertThatThrownBy(() -> reader.read(stored(threePlanes())))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(
            "s3://acs/hst/j8bt/a_flt.fits: the store answers 503 SlowDown (simulated); it was asked"
                + " 8 times");
    assertThat(pauses).hasSize(7).isSorted();
  }

  @Test
  void anAnswerThatBreaksOffIsTakenUpWhereItBroke() throws IOException {
    FitsFile file = reader.read(stored(threePlanes()));
    store.takeRequests();
    AtomicInteger broken = new AtomicInteger();
    store.intercept(
        (request, exchange) -> {
          if (broken.getAndIncrement() > 0) {
            return false;
          }
          exchange
              .getResponseHeaders()
              .putAll(
                  Map.of(
                      "ETag", List.of(exchange.getRequestHeaders().getFirst("If-Match")),
                      "Last-Modified", List.of("Fri, 20 Nov 2026 10:11:12 GMT"),
                      "Content-Range",
                          List.of(
                              "bytes %d-%d/%d"
                                  .formatted(
                                      file.hdus().get(1).dataOffset(),
                                      file.hdus().get(1).dataOffset() + 4 * SIDE * SIDE - 1,
                                      file.size()))));
          exchange.sendResponseHeaders(206, 4L * SIDE * SIDE);
          exchange.getResponseBody().write(new byte[4]);
          exchange.getResponseBody().flush();
          return true;
        });

    Pixels.Floats pixels =
        (Pixels.Floats) new PixelReader().read(file.path(), file.hdus().get(1)).orElseThrow();

    assertThat(pixels.values()[1]).isEqualTo(1);
    assertThat(pixels.values()[SIDE * SIDE - 1]).isEqualTo(SIDE * SIDE - 1);
    assertThat(store.takeRequests()).hasSize(2);
  }

  @Test
  void aFileReplacedBetweenTwoRequestsIsToldFromOneThatIsBroken() throws IOException {
    Path path = stored(threePlanes());
    FitsFile before = reader.read(path);
    stored(threePlanes());

    assertThatThrownBy(() -> new PixelReader().read(before.path(), before.hdus().get(1)))
        .isInstanceOf(ChangedFileException.class)
        .hasMessage("s3://acs/hst/j8bt/a_flt.fits: it was replaced while it was read");
    assertThat(reader.read(path).hdus()).as("without a version, the new one").hasSize(4);
    store.intercept(
        (request, exchange) -> {
          boolean second = !request.range().startsWith("bytes=0-");
          if (second) {
            store.intercept((other, same) -> false);
            stored(threePlanes());
          }
          return false;
        });
    assertThatThrownBy(() -> reader.read(path)).isInstanceOf(ChangedFileException.class);
  }

  @Test
  void absentForbiddenEmptyAndCutOffAreWhatTheyAreOnADisk() throws IOException {
    assertThatThrownBy(() -> reader.read(archive.resolve("none.fits")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> reader.read(stored(new byte[0])))
        .isInstanceOf(FitsException.NotFits.class)
        .hasMessageContaining("the file is empty");
    byte[] whole = threePlanes();
    FitsFile cut = reader.read(stored(Arrays.copyOf(whole, whole.length - 5_000)));
    assertThat(cut.completeness()).isInstanceOf(Completeness.Truncated.class);
    store.intercept(
        (request, exchange) -> {
          SimulatedS3.refuse(exchange, 403, "AccessDenied");
          return true;
        });
    assertThatThrownBy(() -> reader.read(stored(whole)))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("403 AccessDenied (simulated)");
    assertThat(pauses).isEmpty();
  }
}

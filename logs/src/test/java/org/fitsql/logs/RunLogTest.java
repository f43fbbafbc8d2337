package org.fitsql.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.logs.Console.Verbosity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RunLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T02:00:00Z"), ZoneOffset.UTC);

  private final Logger fitsql = LoggerFactory.getLogger("org.fitsql.ingest.Something");
  private final Logger library = LoggerFactory.getLogger("org.hibernate.Something");
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void aLogFileIsNamedAfterCommandAndTimeAndStartsWithTheEnvironment() throws Exception {
    Path file = logged(Verbosity.NORMAL, () -> fitsql.info("reading"));

    assertThat(file).hasFileName("ingest_20261120T020000Z.log");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).contains("INFO").endsWith("fitsql            0.1 (abc1234)");
    assertThat(lines).anySatisfy(line -> assertThat(line).endsWith("host              ceres"));
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("workers = 2 (default)"));
    assertThat(lines.get(lines.size() - 1)).endsWith("Something: reading");
  }

  @Test
  void eachLineCarriesRunRootnameFiletypeAndHduOfItsThread() throws Exception {
    Path file =
        logged(
            Verbosity.NORMAL,
            () -> {
              try (var run = LogContext.run("r1");
                  var rootname = LogContext.rootname("j8bt05nj");
                  var filetype = LogContext.filetype("flt");
                  var hdu = LogContext.hdu(4)) {
                fitsql.info("inside");
                try (var other = LogContext.hdu(5)) {
                  fitsql.info("nested");
                }
                fitsql.info("back");
              }
              fitsql.info("outside");
            });

    assertThat(messages(file, "inside"))
        .contains("run=r1 rootname=j8bt05nj filetype=flt hdu=4 Something: inside");
    assertThat(messages(file, "nested")).contains("hdu=5");
    assertThat(messages(file, "back")).contains("hdu=4");
    assertThat(messages(file, "outside")).contains("run=- rootname=- filetype=- hdu=- ");
  }

  @Test
  void aMessageWithLineEndsStaysOneLine() throws Exception {
    Path file = logged(Verbosity.NORMAL, () -> fitsql.info("first\nINFO forged\r\nlast"));

    assertThat(messages(file, "forged")).endsWith("first | INFO forged | last");
  }

  @Test
  void theConsoleShowsWarningsOfFitsqlAndNothingThatWasShownAlready() throws Exception {
    Path file =
        logged(
            Verbosity.NORMAL,
            () -> {
              fitsql.info("detail");
              fitsql.warn("look here", new IllegalStateException("cause"));
              fitsql.warn(LogContext.SHOWN, "seen");
              library.warn("library talk");
            });

    assertThat(console()).isEqualTo("WARN: look here\n");
    assertThat(Files.readString(file))
        .contains("detail", "seen", "library talk", "java.lang.IllegalStateException: cause");
  }

  @Test
  void aVerboseConsoleShowsWhatHappensAndStackTraces() throws Exception {
    logged(
        Verbosity.VERBOSE,
        () -> {
          fitsql.info("detail");
          library.info("chatter");
          library.warn("library talk", new IllegalStateException("cause"));
        });

    assertThat(console())
        .contains("INFO: detail", "WARN: library talk", "IllegalStateException: cause")
        .doesNotContain("chatter");
  }

  @Test
  void aQuietConsoleShowsErrorsOnly() throws Exception {
    logged(
        Verbosity.QUIET,
        () -> {
          fitsql.warn("look here");
          fitsql.error("broken");
        });

    assertThat(console()).isEqualTo("ERROR: broken\n");
  }

  @Test
  void whatLibrariesSayThroughJavaUtilLoggingReachesTheFile() throws Exception {
    Path file =
        logged(
            Verbosity.NORMAL,
            () -> java.util.logging.Logger.getLogger("nom.tam.fits").warning("odd card"));

    assertThat(messages(file, "odd card")).contains("WARN");
  }

  @Test
  void twoRunsOfOneSecondGetTwoFiles() throws Exception {
    Path first = logged(Verbosity.NORMAL, () -> {});
    Path second = logged(Verbosity.NORMAL, () -> {});

    assertThat(first).exists();
    assertThat(second).hasFileName("ingest_20261120T020000Z-2.log");
  }

  @Test
  void theOldestLogsOfTheCommandAreForgottenAndNoOthers() throws Exception {
    for (int i = 0; i < LogFiles.KEPT + 5; i++) {
      Files.createFile(folder.resolve("ingest_20250101T%06dZ.log".formatted(i)));
    }
    Files.createFile(folder.resolve("demo_20200101T000000Z.log"));
    Files.createFile(folder.resolve("ingest_notes.log"));

    Path newest = logged(Verbosity.NORMAL, () -> {});

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSize(LogFiles.KEPT + 2)
          .contains(newest, folder.resolve("ingest_notes.log"))
          .contains(folder.resolve("demo_20200101T000000Z.log"))
          .doesNotContain(folder.resolve("ingest_20250101T000005Z.log"))
          .contains(folder.resolve("ingest_20250101T000006Z.log"));
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithWhatToDo() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatExceptionOfType(UnwritableLogException.class)
        .isThrownBy(() -> open(file.resolve("logs"), Verbosity.NORMAL))
        .withMessageContainingAll(file.resolve("logs").toString(), "--logs");
  }

  @Test
  void nothingIsLoggedOnceTheLogIsClosed() throws Exception {
    Path file = logged(Verbosity.NORMAL, () -> {});

    fitsql.error("too late");

    assertThat(Files.readString(file)).doesNotContain("too late");
    assertThat(console()).isEmpty();
  }

  private Path logged(Verbosity verbosity, Runnable work) throws Exception {
    try (RunLog log = open(folder, verbosity)) {
      work.run();
      return log.file().orElseThrow();
    }
  }

  private RunLog open(Path where, Verbosity verbosity) throws Exception {
    RunEnvironment environment =
        new RunEnvironment(
            "0.1 (abc1234)",
            "fitsql ingest",
            "edwin",
            "ceres",
            Path.of("/data"),
            List.of("workers = 2 (default)"));
    PrintStream stream = new PrintStream(console, true, StandardCharsets.UTF_8);
    return RunLog.toFile(where, "ingest", environment, new Console(stream, verbosity), CLOCK);
  }

  private String console() {
    return console.toString(StandardCharsets.UTF_8);
  }

  private static String messages(Path file, String word) throws Exception {
    return String.join(
        "\n", Files.readAllLines(file).stream().filter(line -> line.contains(word)).toList());
  }
}

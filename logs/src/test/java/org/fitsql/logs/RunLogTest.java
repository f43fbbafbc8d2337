package org.fitsql.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.fitsql.logs.Console.Verbosity;
import org.fitsql.logs.LogRules.Format;
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

  private LogRules rules = new LogRules(Format.TEXT, Duration.ofDays(90), 5_000_000_000L);
  private Set<String> secrets = Set.of();

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
  void logsOlderThanTheRetentionAreForgottenAndNoOtherFiles() throws Exception {
    Instant now = CLOCK.instant();
    Path old = made("ingest_20250101T000000Z.log", 1, now.minus(Duration.ofDays(31)));
    Path oldPart = made("scheduler_20250101T000000Z.3.log", 1, now.minus(Duration.ofDays(32)));
    Path oldJson =
        made("schema-migrate_20250101T000000Z-2.jsonl", 1, now.minus(Duration.ofDays(33)));
    Path young = made("ingest_20261101T000000Z.log", 1, now.minus(Duration.ofDays(29)));
    Path notes = made("ingest_notes.log", 1, now.minus(Duration.ofDays(400)));
    Path other = made("mysqld_20250101.log", 1, now.minus(Duration.ofDays(400)));

    rules = new LogRules(Format.TEXT, Duration.ofDays(30), 1_000_000);
    Path current = logged(Verbosity.NORMAL, () -> {});

    assertThat(List.of(old, oldPart, oldJson)).noneMatch(Files::exists);
    assertThat(List.of(current, young, notes, other)).allMatch(Files::exists);
    assertThat(Files.readString(current)).contains("3 old log files deleted");
  }

  @Test
  void theOldestLogsAreForgottenUntilTheTotalFitsButNoneThatIsBeingWritten() throws Exception {
    Instant now = CLOCK.instant();
    Path oldest = made("ingest_20261101T000000Z.log", 10_000, now.minus(Duration.ofDays(9)));
    Path older = made("demo_20261102T000000Z.log", 10_000, now.minus(Duration.ofDays(8)));
    Path newer = made("ingest_20261103T000000Z.log", 10_000, now.minus(Duration.ofDays(7)));
    Path inUse = made("scheduler_20260101T000000Z.log", 50_000, now.minus(Duration.ofMinutes(2)));

    rules = new LogRules(Format.TEXT, Duration.ofDays(30), 65_000);
    Path current = logged(Verbosity.NORMAL, () -> {});

    assertThat(Files.size(current)).isLessThan(5_000);
    assertThat(oldest).doesNotExist();
    assertThat(older).doesNotExist();
    assertThat(List.of(newer, inUse)).allMatch(Files::exists);
  }

  @Test
  void aLongLogGoesOnInAnotherFileAndIsNotForgotten() throws Exception {
    rules = new LogRules(Format.TEXT, Duration.ofDays(30), 1);
    Path current =
        logged(
            Verbosity.NORMAL,
            () -> {
              for (int i = 0; i < 2_000; i++) {
                fitsql.info("{} {}", i, "x".repeat(100));
              }
            });

    Path part = folder.resolve("ingest_20261120T020000Z.1.log");
    assertThat(part).exists();
    assertThat(Files.readString(current)).contains(" 1999 x");
    new LogFiles(folder, rules).forget(current, CLOCK.instant().plus(Duration.ofDays(1_000)));
    assertThat(part).exists();
  }

  @Test
  void aJsonLogHasOneObjectPerLineWithWhatItIsAbout() throws Exception {
    rules = new LogRules(Format.JSON, Duration.ofDays(30), 1_000_000);
    Path file =
        logged(
            Verbosity.NORMAL,
            () -> {
              try (var run = LogContext.run("r1");
                  var rootname = LogContext.rootname("j8bt05nj");
                  var hdu = LogContext.hdu(4)) {
                fitsql.warn("\"odd\"\n{}\u0001", "value", new IllegalStateException("cause"));
              }
            });

    assertThat(file).hasFileName("ingest_20261120T020000Z.jsonl");
    List<String> lines = Files.readAllLines(file);
    ObjectMapper json = new ObjectMapper();
    for (String line : lines) {
      assertThat(json.readTree(line).get("time").asText()).matches("[-0-9]{10}T[:.0-9]{12}Z");
    }
    JsonNode last = json.readTree(lines.get(lines.size() - 1));
    assertThat(last.get("level").asText()).isEqualTo("WARN");
    assertThat(last.get("run").asText()).isEqualTo("r1");
    assertThat(last.get("rootname").asText()).isEqualTo("j8bt05nj");
    assertThat(last.get("hdu").asInt()).isEqualTo(4);
    assertThat(last.has("filetype")).isFalse();
    assertThat(last.get("message").asText()).isEqualTo("\"odd\"\nvalue\u0001");
    assertThat(last.get("exception").asText()).contains("IllegalStateException: cause", "\tat ");
  }

  @Test
  void secretsAreReplacedWhereverALibraryLogsThem() throws Exception {
    secrets = Set.of("s3cret\"word", "hooks/T000/B000/XYZ");
    for (Format format : Format.values()) {
      rules = new LogRules(format, Duration.ofDays(30), 1_000_000);
      Path file =
          logged(
              Verbosity.VERBOSE,
              () ->
                  library.error(
                      "jdbc:mysql://fitsql:s3cret\"word@db/fitsql",
                      new IllegalStateException("POST https://host/hooks/T000/B000/XYZ failed")));

      assertThat(Files.readString(file))
          .contains("fitsql:***@db", "https://host/*** failed")
          .doesNotContain("s3cret", "XYZ");
    }
    assertThat(console()).contains("***").doesNotContain("s3cret", "XYZ");
  }

  @Test
  void aFullDiskCostsTheLogAndNothingElse() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "this system has no /dev/full");
    PrintStream stream = new PrintStream(console, true, StandardCharsets.UTF_8);
    LogbackSetup setup = new LogbackSetup((LoggerContext) LoggerFactory.getILoggerFactory());
    setup.reset();
    try {
      setup.addConsole(new Console(stream, Verbosity.NORMAL), Set.of());
      setup.addFile(full, rules, Set.of(), stream);

      for (int i = 0; i < 100; i++) {
        fitsql.info("{}", "x".repeat(1_000));
      }
      fitsql.warn("still there");

      assertThat(console())
          .containsOnlyOnce("the log file /dev/full cannot be written")
          .contains("goes on without it", "WARN: still there");
    } finally {
      setup.reset();
    }
  }

  private Path made(String name, int bytes, Instant written) throws Exception {
    Path file = Files.write(folder.resolve(name), new byte[bytes]);
    return Files.setLastModifiedTime(file, FileTime.from(written));
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
    Console shown = new Console(stream, verbosity);
    return RunLog.toFile(where, rules, secrets, "ingest", environment, shown, CLOCK);
  }

  private String console() {
    return console.toString(StandardCharsets.UTF_8);
  }

  private static String messages(Path file, String word) throws Exception {
    return String.join(
        "\n", Files.readAllLines(file).stream().filter(line -> line.contains(word)).toList());
  }
}

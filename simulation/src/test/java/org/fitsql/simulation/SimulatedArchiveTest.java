package org.fitsql.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.simulation.plan.PlanReader;
import org.fitsql.simulation.plan.SimulationPlan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds for every instrument that comes with a simulation. */
class SimulatedArchiveTest {
  private static final ImageScale TINY = new ImageScale.Edges(1 / 64.0);

  @TempDir private Path directory;

  static Collection<InstrumentProfile> profiles() {
    return SimulatedInstruments.builtIn();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theSameArgumentsGiveTheSameBytesHoweverManyWorkers(InstrumentProfile profile)
      throws Exception {
    SimulationPlan plan = plan(profile);

    new SimulatedArchive(profile, plan, 1).write(directory.resolve("a"), 12, TINY, 7);
    new SimulatedArchive(profile, plan, 3).write(directory.resolve("b"), 12, TINY, 7);

    assertThat(digests("a")).hasSizeGreaterThan(12).isEqualTo(digests("b"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void anotherSeedGivesOtherPixels(InstrumentProfile profile) throws Exception {
    SimulatedArchive archive = new SimulatedArchive(profile, plan(profile));

    archive.write(directory.resolve("a"), 3, TINY, 1);
    archive.write(directory.resolve("b"), 3, TINY, 2);

    assertThat(digests("a").values()).doesNotContainAnyElementsOf(digests("b").values());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void writingAgainLeavesEqualFilesAlone(InstrumentProfile profile) throws IOException {
    SimulatedArchive archive = new SimulatedArchive(profile, plan(profile));
    ArchiveSummary first = archive.write(directory, 4, TINY, 1);
    FileTime longAgo = FileTime.from(Instant.parse("2004-01-01T00:00:00Z"));
    for (Path file : files(directory)) {
      Files.setLastModifiedTime(file, longAgo);
    }

    ArchiveSummary second = archive.write(directory, 4, TINY, 1);

    assertThat(first.written()).isEqualTo(first.files());
    assertThat(second.written()).isZero();
    assertThat(files(directory))
        .hasSize(first.files())
        .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void aDamagedFileIsWrittenAgain(InstrumentProfile profile) throws IOException {
    SimulatedArchive archive = new SimulatedArchive(profile, plan(profile));
    archive.write(directory, 1, TINY, 1);
    Path damaged = files(directory).get(0);
    byte[] whole = Files.readAllBytes(damaged);
    Files.write(damaged, new byte[] {1});

    ArchiveSummary repaired = archive.write(directory, 1, TINY, 1);

    assertThat(repaired.written()).isEqualTo(1);
    assertThat(Files.readAllBytes(damaged)).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void thePlanIsRepeatedUnderNewNamesUntilThereAreEnough(InstrumentProfile profile)
      throws IOException {
    SimulatedArchive archive = new SimulatedArchive(profile, plan(profile));
    int wanted = archive.completeSet() + 5;

    ArchiveSummary summary = archive.write(directory, wanted, TINY, 1);

    assertThat(summary.observations()).isEqualTo(wanted);
    assertThat(files(directory)).hasSize(summary.files());
    assertThat(summary.bytes())
        .isEqualTo(files(directory).stream().mapToLong(file -> file.toFile().length()).sum());
  }

  private static SimulationPlan plan(InstrumentProfile profile) throws IOException {
    return new PlanReader().read(profile.id());
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private SortedMap<String, String> digests(String name)
      throws IOException, NoSuchAlgorithmException {
    SortedMap<String, String> digests = new TreeMap<>();
    Path root = directory.resolve(name);
    for (Path file : files(root)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      digests.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
    }
    return digests;
  }
}

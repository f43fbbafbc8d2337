package org.fitsql.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.fits.Completeness;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.fitsql.simulation.plan.PlanReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fitsql's own reader and profiles make of simulated files, for every instrument. */
class SimulatedHeadersTest {
  @TempDir private Path directory;

  static Collection<InstrumentProfile> profiles() {
    return SimulatedInstruments.builtIn();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyHeaderTableGetsARow(InstrumentProfile profile) throws IOException {
    Set<String> filled = new TreeSet<>();
    forEachFile(
        profile,
        (name, file) ->
            file.hdus().forEach(hdu -> table(profile, name, file, hdu).ifPresent(filled::add)));

    assertThat(filled).containsExactlyInAnyOrderElementsOf(profile.tables().keySet());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyKeywordOfEveryHeaderTableIsWrittenSomewhere(InstrumentProfile profile)
      throws IOException {
    Set<String> missing = new TreeSet<>();
    profile.tables().values().stream()
        .flatMap(table -> table.columns().stream())
        .forEach(column -> missing.add(column.keyword()));
    forEachFile(
        profile,
        (name, file) ->
            file.hdus().stream()
                .flatMap(hdu -> hdu.header().cards().stream())
                .forEach(card -> missing.remove(card.keyword())));

    // axes and columns that no simulated HDU has
    assertThat(missing).allMatch(keyword -> keyword.matches("(TTYPE|TFORM|TUNIT|TDISP)\\d+"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyFileIsCompleteAndNothingAboutItIsOdd(InstrumentProfile profile) throws IOException {
    forEachFile(
        profile,
        (name, file) -> {
          assertThat(file.completeness()).isInstanceOf(Completeness.Complete.class);
          assertThat(file.findings()).as(name.filename()).isEmpty();
          assertThat(file.size() % Hdu.BLOCK).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void rootnamesAgreeWithFileNamesAndDirectories(InstrumentProfile profile) throws IOException {
    String keyword = profile.rootnameKeyword();
    forEachFile(
        profile,
        (name, file) -> {
          Header primary = file.primary().orElseThrow().header();
          assertThat(primary.text(keyword)).contains(name.fullRootname());
          assertThat(primary.text("FILENAME")).contains(name.filename());
          assertThat(file.path().getParent().getFileName())
              .hasToString(profile.filenames().directory(name).orElseThrow());
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void repeatedKeywordsOfEachChildTableOccur(InstrumentProfile profile) throws IOException {
    Set<String> indices = new TreeSet<>();
    forEachFile(
        profile,
        (name, file) ->
            file.primary().orElseThrow().header().cards().stream()
                .map(card -> profile.repeated().get(0).pattern().matcher(card.keyword()))
                .filter(Matcher::matches)
                .forEach(matcher -> indices.add(matcher.group("index"))));

    assertThat(indices).contains("001", "002");
  }

  private void forEachFile(InstrumentProfile profile, BiConsumer<ObservationName, FitsFile> reader)
      throws IOException {
    SimulatedArchive archive = new SimulatedArchive(profile, new PlanReader().read(profile.id()));
    archive.write(directory, archive.completeSet(), new ImageScale.Edges(1 / 64.0), 1);
    FitsReader fits = new FitsReader();
    for (Path path : files()) {
      ObservationName name = profile.filenames().parse(path.getFileName().toString()).orElseThrow();
      reader.accept(name, fits.read(path));
    }
  }

  private static Optional<String> table(
      InstrumentProfile profile, ObservationName name, FitsFile file, Hdu hdu) {
    String extname = hdu.index() == 0 ? "PRIMARY" : hdu.extname().toUpperCase(Locale.ROOT);
    String detector = detector(profile, file.primary().orElseThrow().header());
    return profile.extensions().contains(extname)
        ? profile.headerTable(detector, name.filetype(), hdu.index()).map(TableDefinition::name)
        : Optional.empty();
  }

  private static String detector(InstrumentProfile profile, Header primary) {
    return profile.detectorRules().stream()
        .flatMap(rule -> primary.text(rule.keyword()).map(rule.pattern()::matcher).stream())
        .filter(Matcher::matches)
        .map(matcher -> matcher.group("detector").toLowerCase(Locale.ROOT))
        .findFirst()
        .orElseThrow();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

package org.fitsql.definitions.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.SharedFolder;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.fits.FitsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the tables of ACS from real ACS files, and holds them against those that fitsql has. */
class RealSamplesTest {

  @TempDir Path directory;
  private final InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();

  @Test
  void noDefinitionIsMissingOrTooNarrowForRealFiles() throws IOException {
    Survey survey = survey(files());
    assertThat(survey.failures()).isEmpty();
    assertThat(survey.tables()).hasSizeGreaterThan(10);
    assertThat(DefinitionComparison.of(List.of(acs), survey))
        .noneMatch(difference -> difference instanceof Difference.Mendable);
  }

  @Test
  void definitionsMadeOfRealFilesAreEqualToThoseOfFitsqlOrNarrower() throws IOException {
    make(directory, survey(files()));
    InstrumentProfile made = InstrumentProfiles.load(directory).get(0);
    assertThat(made.tables()).isNotEmpty();
    for (TableDefinition table : made.tables().values()) {
      Map<String, ColumnDefinition> known = new HashMap<>();
      acs.tables().get(table.name()).columns().forEach(c -> known.put(c.keyword(), c));
      for (ColumnDefinition column : table.columns()) {
        ColumnDefinition other = known.get(column.keyword());
        assertThat(other).as(table.name() + " " + column).isNotNull();
        assertThat(width(column)).as(table.name() + " " + column).isLessThanOrEqualTo(width(other));
      }
    }
  }

  private static int width(ColumnDefinition column) {
    return List.of("Bool", "Integer", "Float", "String").indexOf(column.type().word());
  }

  @Test
  void theOrderOfFilesChangesNoByte() throws IOException {
    List<Path> files = new ArrayList<>(files());
    make(directory.resolve("one"), survey(files));
    Collections.shuffle(files, new Random(7));
    make(directory.resolve("two"), survey(files));
    assertThat(bytes(directory.resolve("two"))).isEqualTo(bytes(directory.resolve("one")));
    assertThat(bytes(directory.resolve("one"))).hasSizeGreaterThan(10);
  }

  private void make(Path target, Survey survey) throws IOException {
    new DefinitionFolder(target).make(acs, survey, InstrumentProfiles.foundation(null, "hst/acs"));
  }

  private Survey survey(List<Path> files) {
    DefinitionSampler sampler = new DefinitionSampler(List.of(acs), new FitsReader());
    files.forEach(sampler::add);
    return sampler.survey();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SharedFolder.require("data/acs-archive"))) {
      return files.filter(file -> file.toString().endsWith(".fits")).sorted().toList();
    }
  }

  private static Map<String, String> bytes(Path folder) throws IOException {
    Map<String, String> bytes = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return bytes;
  }
}

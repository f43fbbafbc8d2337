package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.junit.jupiter.api.Test;

/** The rule of the house that facts of an instrument are files, held against all sources. */
class InstrumentFactsTest {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * Words that are an instrument's and not only an instrument's: keywords of the FITS standard, of
   * the STScI constant array convention, columns of fitsql's own tables, keys of its own files.
   */
  private static final Set<String> SHARED =
      Set.of(
          "simple",
          "bitpix",
          "naxis",
          "naxis1",
          "naxis2",
          "extend",
          "groups",
          "pcount",
          "gcount",
          "xtension",
          "extname",
          "extver",
          "extlevel",
          // FITS standard, sections 4.4.2 and 8
          "datamax",
          "datamin",
          "restfrq",
          "restwav",
          "wcsaxes",
          // coordinates: FITS standard, section 8
          "ctype1",
          "cunit1",
          "crpix1",
          "crval1",
          "cdelt1",
          "cd1_1",
          "cunit2",
          "crpix2",
          "cdelt2",
          "lonpole",
          "latpole",
          "radesys",
          "tfields",
          "bscale",
          "bzero",
          "blank",
          "bunit",
          "origin",
          "date",
          "date-obs",
          "inherit",
          "instrume",
          "telescop",
          "object",
          "equinox",
          "history",
          "comment",
          "exptime",
          "npix1",
          "npix2",
          "pixvalue",
          "filename",
          "filetype",
          "rootname",
          "detector",
          "proposid",
          "quality");

  @Test
  void noMainClassKnowsADetectorATableOrAKeywordOfAnInstrument() {
    Set<String> facts = instrumentFacts();
    assertThat(facts).contains("wfc", "flt", "wfc_flt_1", "ccdamp");

    List<String> offenders = sources().flatMap(file -> quotedFacts(file, facts)).sorted().toList();

    assertThat(offenders).isEmpty();
  }

  /** Words that only the files of an instrument may say, lower case. */
  private static Set<String> instrumentFacts() {
    Set<String> facts = new TreeSet<>();
    for (InstrumentProfile profile : InstrumentProfiles.builtIn()) {
      facts.add(profile.id());
      facts.addAll(profile.detectors());
      facts.addAll(profile.filetypes());
      profile
          .tables()
          .values()
          .forEach(
              table -> {
                facts.add(table.name());
                table
                    .columns()
                    .forEach(column -> facts.add(column.keyword().toLowerCase(Locale.ROOT)));
              });
    }
    facts.removeAll(SHARED);
    facts.removeIf(fact -> fact.length() < 3);
    return facts;
  }

  private static Stream<String> quotedFacts(Path file, Set<String> facts) {
    try {
      Matcher quoted = QUOTED.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
      return quoted
          .results()
          .map(found -> found.group(1))
          .filter(text -> facts.contains(text.toLowerCase(Locale.ROOT)))
          .map(text -> file.getFileName() + ": \"" + text + "\"")
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sources() {
    Path root = root();
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .filter(folder -> !folder.startsWith(root.resolve("testkit")))
          .flatMap(InstrumentFactsTest::javaFiles)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(Collectors.toList())
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentProfilesTest {

  /** An instrument that has all keys; tests take lines out and put others in. */
  private static final String YAML =
      """
      title: Telescope of the tests
      file-name: '(?<rootname>t\\d{5})_(?<filetype>[a-z]+)\\.fits'
      keys: ['(?<key>.*)']
      companion: '.*9'
      directory: '{filetype}-{rootname}'
      detectors: [one, two]
      detector-rules:
        - { keyword: CAMERA, value: '(?<detector>one|two)' }
      filetypes: [raw, red]
      extensions: [PRIMARY, sci]
      keywords:
        rootname: OBSID
      repeated:
        - table: exposures
          index-column: exposure
          keyword: 'X(?<index>\\d+)(?<name>[A-Z]+)'
      quicklook:
        jpegs: [raw, red]
        thumbnails: []
        plane: SCI
        quality: DQ
        bad-pixels: [1, 4]
        mosaic: { keyword: CHIP, bottom-to-top: [1, 2] }
        folder: PROGRAM
      """;

  @TempDir Path directory;
  private Path folder;

  @BeforeEach
  void writeAnInstrument() throws IOException {
    folder = directory.resolve("test/cam");
    Files.createDirectories(folder.resolve("tables"));
    Files.createDirectories(folder.resolve("repeated"));
    Files.writeString(folder.resolve("instrument.yaml"), YAML);
    Files.writeString(folder.resolve("tables/one_raw_0.txt"), "OBSID, String\nEXPTIME, Float, s\n");
    Files.writeString(folder.resolve("repeated/exposures.txt"), "NAME, String\n");
  }

  @Test
  void aFolderIsAnInstrument() {
    InstrumentProfile profile = InstrumentProfiles.load(directory).get(0);
    assertThat(profile.id()).isEqualTo("test/cam");
    assertThat(profile.title()).isEqualTo("Telescope of the tests");
    assertThat(profile.detectors()).containsExactly("one", "two");
    assertThat(profile.extensions()).containsExactly("PRIMARY", "SCI");
    assertThat(profile.rootnameKeyword()).isEqualTo("OBSID");
    assertThat(profile.proposalKeyword()).isNull();
    assertThat(profile.tables()).containsOnlyKeys("one_raw_0");
    assertThat(profile.repeated().get(0).columns()).hasSize(1);
    assertThat(profile.quicklook().badPixels()).isEqualTo(5);
    ObservationName name = profile.parse("t00019_red.fits").orElseThrow();
    assertThat(name.companion()).isTrue();
    assertThat(profile.filenames().directory(name)).contains("red-t00019");
  }

  @Test
  void whatIsOptionalMayBeLeftOut() throws IOException {
    delete("repeated/exposures.txt");
    rewrite("keywords:\n  rootname: OBSID\n", "");
    rewrite("(?s)repeated:.*quicklook:", "quicklook:");
    rewrite("companion: .*\n", "");
    rewrite("(?s)  quality: .*?  folder:", "  folder:");
    InstrumentProfile profile = InstrumentProfiles.load(directory, "test/cam").orElseThrow();
    assertThat(profile.rootnameKeyword()).isNull();
    assertThat(profile.repeated()).isEmpty();
    assertThat(profile.parse("t00019_red.fits").orElseThrow().companion()).isFalse();
    assertThat(profile.quicklook().quality()).isNull();
    assertThat(profile.quicklook().mosaic()).isNull();
    assertThat(profile.quicklook().badPixels()).isZero();
  }

  @Test
  void anIdThatIsNotThereIsEmptyAndNotAnError() {
    assertThat(InstrumentProfiles.load(directory, "test/other")).isEmpty();
    assertThat(InstrumentProfiles.builtIn("test/cam")).isEmpty();
  }

  @Test
  void aJarGivesTheSameProfilesAsAFolder() throws IOException {
    Path jar = directory.resolve("cam.jar");
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(bytes)) {
      add(out, "instruments/README.md", "landmark");
      for (String file :
          new String[] {"instrument.yaml", "tables/one_raw_0.txt", "repeated/exposures.txt"}) {
        add(out, "instruments/test/cam/" + file, Files.readString(folder.resolve(file)));
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
        DefinitionTree tree = InstrumentProfiles.builtInTree(loader)) {
      assertThat(tree).isInstanceOf(JarTree.class);
      InstrumentProfile fromJar = InstrumentProfiles.read(tree, "test/cam"::equals).get(0);
      InstrumentProfile fromFolder = InstrumentProfiles.load(directory).get(0);
      assertThat(fromJar.tables()).isEqualTo(fromFolder.tables());
      assertThat(fromJar.quicklook()).isEqualTo(fromFolder.quicklook());
      assertThat(tree.label("test/cam/instrument.yaml"))
          .endsWith("cam.jar!/instruments/test/cam/instrument.yaml");
    }
  }

  @Test
  void theBuiltInTreeLoadedFromItsFolderIsTheSame() {
    assertThat(InstrumentProfiles.load(Path.of("instruments")))
        .extracting(InstrumentProfile::id)
        .containsExactlyElementsOf(
            InstrumentProfiles.builtIn().stream().map(InstrumentProfile::id).toList());
    assertThat(InstrumentProfiles.load(Path.of("instruments"), "hst/acs").orElseThrow().tables())
        .isEqualTo(InstrumentProfiles.builtIn("hst/acs").orElseThrow().tables());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: .*|title: x\\ncolour: red|:2: unknown key colour. Known here: title, file-name",
        "  plane: SCI|  plain: SCI|:20: unknown key quicklook.plain. Known here: jpegs",
        "title: .*|title: x\\ntitle: y|:2: title is given twice",
        "title: .*|title:|:1: title has no value. Add it.",
        "detectors: .*|detectors: one|:6: detectors is not a list",
        "detectors: .*|detectors: [one, one]|:6: detectors [one, one] is empty or has a word twice",
        "detectors: .*|detectors: [One]|:6: detectors 'One' cannot be part of a table name",
        "keys: .*|keys: []|:3: keys is empty",
        "keys: .*|keys: ['.*']|:3: keys '.*' lacks the part (?<key>...). Add it.",
        "companion: .*|companion: '('|:4: companion '(' is no regular expression: Unclosed group",
        "directory: .*|directory: '{rootnam}'|:5: directory holds the unknown {rootnam}. Use {full-rootname}",
        "title: .*|title: 'x|:2: is not YAML: expected <block end>",
        "  thumbnails: .*|  thumbnails: [flt]|:19: quicklook.thumbnails names flt, which is none of [raw, red]",
        "  bad-pixels: .*|  bad-pixels: [3]|:22: quicklook.bad-pixels holds 3. Use the flags 1, 2, 4",
        "  bad-pixels: .*|  bad-pixels: [no]|:22: quicklook.bad-pixels holds 'no'. Use the flags",
        "  quality: .*|  quality:|:22: quicklook.bad-pixels needs quality",
        "  - table: .*|  - table: shots|:14: repeated.table shots has no file",
        "  - table: .*|  - table: a b|:14: repeated.table 'a b' cannot name a table"
      })
  void whatIsWrongIsToldWithFileLineAndKey(String pattern, String replacement, String message)
      throws IOException {
    rewrite(pattern, replacement.replace("\\n", "\n"));
    assertRefused()
        .withMessageContaining(folder.resolve("instrument.yaml").toString())
        .withMessageContaining(message);
  }

  @Test
  void aKeyThatMustBeThereIsAskedFor() throws IOException {
    rewrite("filetypes: .*\n", "");
    assertRefused().withMessageContaining("filetypes has no value. Add it.");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Files.writeString(folder.resolve("instrument.yaml"), "# nothing\n");
    assertRefused().withMessageContaining("instrument.yaml: is empty. It needs the keys title");
  }

  @Test
  void aTableOfAnUnknownDetectorIsRefused() throws IOException {
    Files.writeString(folder.resolve("tables/three_raw_0.txt"), "K, String\n");
    assertRefused()
        .withMessageContaining("three_raw_0.txt")
        .withMessageContaining("Rename it, or add the detector or the filetype there.");
  }

  @Test
  void aRepeatedTableThatTheProfileDoesNotNameIsRefused() throws IOException {
    Files.writeString(folder.resolve("repeated/other.txt"), "K, String\n");
    assertRefused()
        .withMessageContaining("other.txt")
        .withMessageContaining("is no table under 'repeated'");
  }

  @Test
  void aBadLineOfATableNamesTheFileOfTheTable() throws IOException {
    Files.writeString(folder.resolve("tables/one_raw_0.txt"), "K, String\nL, Number\n");
    assertRefused()
        .withMessageStartingWith(
            folder.resolve("tables/one_raw_0.txt") + ":2: L has the unknown type 'Number'.");
  }

  @Test
  void aDirectoryThatIsNotThereIsToldWithWhatToGive() {
    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> InstrumentProfiles.load(directory.resolve("nowhere")))
        .withMessageStartingWith(directory.resolve("nowhere") + ": cannot be searched")
        .withMessageContaining("Give a readable directory");
  }

  @Test
  void theFolderOfOneInstrumentIsNotATreeOfInstruments() {
    assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> InstrumentProfiles.load(folder))
        .withMessageContaining("the instrument has no id");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Files.write(folder.resolve("tables/one_raw_0.txt"), new byte[] {'K', (byte) 0xff, ','});
    assertRefused().withMessageContaining("must be readable UTF-8 text");
  }

  private ThrowableAssertAlternative<DefinitionException> assertRefused() {
    return assertThatExceptionOfType(DefinitionException.class)
        .isThrownBy(() -> InstrumentProfiles.load(directory));
  }

  private void rewrite(String pattern, String replacement) throws IOException {
    Path file = folder.resolve("instrument.yaml");
    String before = Files.readString(file);
    String after = before.replaceFirst(pattern, Matcher.quoteReplacement(replacement));
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }

  private void delete(String file) throws IOException {
    Files.delete(folder.resolve(file));
  }

  private static void add(JarOutputStream jar, String name, String text) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(text.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }
}

package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionCheckTest {

  private static final String YAML =
      """
      title: Camera of the tests
      file-name: '(?<rootname>t\\d{3})_(?<filetype>[a-z]+)\\.fits'
      keys: ['(?<key>.*)']
      directory: '{full-rootname}'
      detectors: [one]
      detector-rules: [ { keyword: CAMERA, value: '(?<detector>ONE)' } ]
      filetypes: [raw]
      extensions: [PRIMARY]
      quicklook: { jpegs: [], thumbnails: [], plane: SCI, folder: OBS }
      """;

  @TempDir Path directory;

  @Test
  void theDefinitionsThatComeWithFitsqlAreSound() {
    assertThat(InstrumentProfiles.checkBuiltIn()).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceWithFileAndLine() throws IOException {
    write(
        "a/cam/instrument.yaml",
        YAML.replace("title:", "titel:")
            .replace("{full-rootname}", "{name}")
            .replace("[PRIMARY]", "PRIMARY"));
    write("a/cam/tables/one_raw_0.txt", "A, Double\n# fine\nB, Bool\nA-B, Bool\nA_B, Bool\nC\n");
    write("a/cam/tables/one_raw_1.txt", "# nothing\n");
    write("a/cam/tables/two_raw_0.txt", "ROOTNAME, String\n");
    assertThat(problems())
        .satisfiesExactly(
            p -> assertThat(p).startsWith("a/cam/instrument.yaml:1: unknown key titel."),
            p -> assertThat(p).startsWith("a/cam/instrument.yaml:1: title has no value."),
            p -> assertThat(p).startsWith("a/cam/instrument.yaml:4: directory holds the unknown"),
            p -> assertThat(p).startsWith("a/cam/instrument.yaml:8: extensions is not a list."),
            p -> assertThat(p).startsWith("a/cam/tables/one_raw_0.txt:1: A has the unknown type"),
            p -> assertThat(p).startsWith("a/cam/tables/one_raw_0.txt:5: A_B and A-B in line 4"),
            p -> assertThat(p).startsWith("a/cam/tables/one_raw_0.txt:6: has 1 field"),
            p -> assertThat(p).startsWith("a/cam/tables/one_raw_1.txt: has no columns."),
            p -> assertThat(p).startsWith("a/cam/tables/two_raw_0.txt:1: ROOTNAME fills column"),
            p -> assertThat(p).startsWith("a/cam/tables/two_raw_0.txt: is not named <detector>"));
  }

  @Test
  void aBadLineDoesNotHideThatItsKeywordIsListedTwice() throws IOException {
    write("a/cam/instrument.yaml", YAML);
    write("a/cam/tables/one_raw_0.txt", "A, Bool\nA, Bool\nA, Bool\n");
    assertThat(problems())
        .satisfiesExactly(
            p -> assertThat(p).contains("one_raw_0.txt:2: A is listed already in line 1"),
            p -> assertThat(p).contains("one_raw_0.txt:3: A is listed already in line 1"));
  }

  @Test
  void twoInstrumentsThatFillOneTableAreTold() throws IOException {
    for (String id : List.of("a/cam", "a/spec")) {
      write(id + "/instrument.yaml", YAML);
      write(id + "/tables/one_raw_0.txt", "A, Bool\n");
    }
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("a/spec/tables/one_raw_0.txt: and a/cam/tables/one_raw_0.txt define the same");
  }

  @Test
  void aFolderWithoutAnInstrumentIsTold() {
    assertThat(problems()).singleElement().asString().contains("holds no instrument.");
  }

  private List<String> problems() {
    return InstrumentProfiles.check(directory).stream()
        .map(problem -> problem.replace(directory + "/", ""))
        .toList();
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}

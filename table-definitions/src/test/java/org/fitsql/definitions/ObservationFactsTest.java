package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.definitions.FactSource.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationFactsTest {
  private static final String YAML =
      """
      title: Test
      file-name: '(?<rootname>t.{3})_(?<filetype>[a-z]{3})\\.fits'
      keys: ['(?<key>.*)']
      directory: '{rootname}'
      detectors: [one]
      detector-rules: []
      filetypes: [raw, flt]
      extensions: [PRIMARY]
      quicklook: {jpegs: [], thumbnails: [], plane: SCI, folder: PROGRAM}
      """;

  @TempDir Path folder;

  private ObservationFacts facts(String section) throws IOException {
    Path instrument = Files.createDirectories(folder.resolve("x/y"));
    Files.writeString(instrument.resolve("instrument.yaml"), YAML + section);
    return InstrumentProfiles.load(folder).get(0).facts();
  }

  @Test
  void anInstrumentNeedNotSayWhereFactsStand() throws IOException {
    assertThat(facts("")).isEqualTo(ObservationFacts.none());
  }

  @Test
  void aSourceIsAKeywordOrTextAroundKeywords() throws IOException {
    ObservationFacts facts =
        facts(
            """
            facts:
              filetypes: [flt, raw]
              nothing: [n/a]
              from:
                target: [object, 'SCI:OBJECT']
                date_obs: ['{DATE-OBS}T{TIME-OBS}']
                ref_ra: ['SCI:CRVAL@RA']
            """);

    assertThat(facts.filetypes()).containsExactly("flt", "raw");
    assertThat(facts.nothing()).containsExactly("N/A");
    assertThat(facts.sources().get("target"))
        .extracting(FactSource::pieces)
        .containsExactly(
            List.of(new Piece.Keyword("PRIMARY", "OBJECT")),
            List.of(new Piece.Keyword("SCI", "OBJECT")));
    assertThat(facts.sources().get("date_obs").get(0).pieces())
        .containsExactly(
            new Piece.Keyword("PRIMARY", "DATE-OBS"),
            new Piece.Literal("T"),
            new Piece.Keyword("PRIMARY", "TIME-OBS"));
    assertThat(facts.sources().get("ref_ra").get(0).pieces())
        .containsExactly(new Piece.AxisReference("SCI", "RA"));
  }

  @Test
  void anUnknownFactIsRefusedWithItsLine() {
    assertThatThrownBy(() -> facts("facts:\n  filetypes: [flt]\n  from:\n    colour: [X]\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("instrument.yaml:13")
        .hasMessageContaining("facts.from.colour")
        .hasMessageContaining("target_ra");
  }

  @Test
  void aSourceWithoutKeywordIsRefused() {
    assertThatThrownBy(() -> facts("facts:\n  filetypes: [flt]\n  from:\n    target: ['{A}-{']\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("'{A}-{'")
        .hasMessageContaining("names no keyword");
  }

  @Test
  void aFiletypeThatTheInstrumentLacksIsRefused() {
    assertThatThrownBy(() -> facts("facts:\n  filetypes: [xyz]\n  from: {target: [OBJECT]}\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("names xyz");
  }

  @Test
  void builtInInstrumentsTellTargetPositionAndDateOfAllTheirFiletypes() {
    Set<String> known =
        InstrumentProfiles.facts().stream()
            .map(ColumnDefinition::column)
            .collect(Collectors.toSet());
    assertThat(known).contains("target", "target_ra", "target_dec", "ref_ra", "ref_dec", "pi");
    for (String id : List.of("hst/acs", "hst/cos", "hst/stis")) {
      ObservationFacts facts = InstrumentProfiles.builtIn(id).orElseThrow().facts();
      assertThat(facts.sources().keySet()).as(id).containsAll(known);
      assertThat(facts.filetypes()).as(id).doesNotHaveDuplicates().contains("spt", "asn");
    }
  }
}

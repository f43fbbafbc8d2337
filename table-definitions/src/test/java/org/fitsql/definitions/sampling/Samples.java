package org.fitsql.definitions.sampling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.fits.FitsReader;

/** A made-up instrument with no header tables yet, and FITS files of it, in a folder. */
record Samples(Path folder) {

  static final String YAML =
      """
      title: Camera of the tests
      file-name: '(?<rootname>t\\d{3})_(?<filetype>[a-z]+)\\.fits'
      keys: ['(?<key>.*)']
      directory: '{full-rootname}'
      detectors: [one, two]
      detector-rules:
        - { keyword: CAMERA, value: '(?<detector>ONE|TWO)' }
      filetypes: [raw, red]
      extensions: [PRIMARY, SCI]
      repeated:
        - { table: inputs, index-column: number, keyword: 'IN(?<index>\\d+)(?<name>[A-Z]+)' }
      quicklook: { jpegs: [], thumbnails: [], plane: SCI, folder: OBS }
      """;

  static Samples in(Path folder) throws IOException {
    Samples samples = new Samples(folder);
    Files.createDirectories(samples.definitions().resolve("test/cam/repeated"));
    Files.createDirectories(samples.files());
    Files.writeString(samples.definitions().resolve("test/cam/instrument.yaml"), YAML);
    Files.writeString(
        samples.definitions().resolve("test/cam/repeated/inputs.txt"), "NAME, String\n");
    return samples;
  }

  Path definitions() {
    return folder.resolve("definitions");
  }

  Path files() {
    return folder.resolve("files");
  }

  List<InstrumentProfile> profiles() {
    return InstrumentProfiles.load(definitions());
  }

  InstrumentProfile profile() {
    return profiles().get(0);
  }

  /** A definition file, by its path below the instrument. */
  Path definition(String file) {
    return definitions().resolve("test/cam").resolve(file);
  }

  /** Writes a file whose primary header has these cards below the mandatory ones. */
  Path write(String name, String... cards) throws IOException {
    return write(name, List.of(List.of(cards)));
  }

  /** Writes a file with these cards in its HDUs; the HDUs have no data. */
  Path write(String name, List<List<String>> hdus) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (List<String> cards : hdus) {
      List<String> all = new ArrayList<>();
      all.add(bytes.size() == 0 ? "SIMPLE  =                    T" : "XTENSION= 'IMAGE   '");
      all.add("BITPIX  =                    8 / bits per pixel");
      all.add("NAXIS   =                    0 / number of axes");
      if (bytes.size() == 0) {
        all.add("CAMERA  = 'ONE     '");
      }
      all.addAll(cards);
      all.add("END");
      all.forEach(card -> bytes.writeBytes(record(card)));
      while (bytes.size() % 2880 != 0) {
        bytes.write(' ');
      }
    }
    Path file = files().resolve(name);
    Files.write(file, bytes.toByteArray());
    return file;
  }

  private static byte[] record(String card) {
    if (card.length() > 80) {
      throw new IllegalArgumentException(card);
    }
    return (card + " ".repeat(80 - card.length())).getBytes(StandardCharsets.ISO_8859_1);
  }

  Survey survey(List<Path> paths) {
    DefinitionSampler sampler = new DefinitionSampler(profiles(), new FitsReader());
    paths.forEach(sampler::add);
    return sampler.survey();
  }

  /** What was seen of one keyword of the table {@code one_raw_0}. */
  KeywordSurvey keyword(String keyword, Path... paths) {
    return survey(List.of(paths)).tables().get(0).keywords().stream()
        .filter(survey -> survey.keyword().equals(keyword))
        .findFirst()
        .orElseThrow();
  }
}

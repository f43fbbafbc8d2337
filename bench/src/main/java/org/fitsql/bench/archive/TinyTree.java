package org.fitsql.bench.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile.DetectorRule;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.plan.ValueRule;
import org.fitsql.simulation.plan.VisitPlan;
import org.jspecify.annotations.Nullable;

/**
 * A tree of files that hold one short header each, five to a directory, named as the instrument
 * names exposures. A million of them take 4 GB of disk.
 */
public final class TinyTree {
  private static final int FILES_PER_DIRECTORY = 5;
  private static final int LAST_OF_TWO_DIGITS = 36 * 36;

  private final SimulatedInstrument instrument;
  private final Path root;
  private final VisitPlan visit;
  private final List<String> filetypes;

  TinyTree(SimulatedInstrument instrument, Path root) {
    this.instrument = instrument;
    this.root = root;
    this.visit =
        instrument.plan().visits().stream()
            .filter(v -> v.detector().equals(instrument.largest()))
            .findFirst()
            .orElseThrow();
    this.filetypes = instrument.profile().filetypes().stream().limit(FILES_PER_DIRECTORY).toList();
  }

  /** The tree of an archive made by {@link ArchiveMaker#tiny}. */
  public static TinyTree of(Archive archive) {
    return new TinyTree(archive.instrument(), archive.root());
  }

  /** Writes so many files, in a fifth as many directories. */
  void write(int files) throws IOException {
    for (int number = 0; number * FILES_PER_DIRECTORY < files; number++) {
      write(number, Math.min(FILES_PER_DIRECTORY, files - number * FILES_PER_DIRECTORY));
    }
  }

  /**
   * Adds whole rootnames that no number of {@link ArchiveMaker#tiny} reaches.
   *
   * @param batch a number of its own for each call
   * @return their directories
   */
  public List<Path> add(int rootnames, int batch) throws IOException {
    List<Path> added = new ArrayList<>();
    int last = LAST_OF_TWO_DIGITS * LAST_OF_TWO_DIGITS - 1;
    for (int i = 0; i < rootnames; i++) {
      added.add(write(last - batch * rootnames - i, filetypes.size()));
    }
    return added;
  }

  /** Removes what was added. */
  public void remove(List<Path> directories) throws IOException {
    for (Path directory : directories) {
      for (Path file : new Archive(instrument, directory).files()) {
        Files.delete(file);
      }
      Files.delete(directory);
    }
  }

  private Path write(int number, int files) throws IOException {
    Facts facts =
        Facts.none()
            .with("program", instrument.plan().proposal(visit.proposal()).program())
            .with("visit", digits(number / LAST_OF_TWO_DIGITS))
            .with("exposure", digits(number % LAST_OF_TWO_DIGITS));
    String rootname = facts.fill(instrument.plan().names().exposure());
    Facts named = facts.with("rootname", rootname);
    Path directory = root.resolve(named.fill(instrument.plan().names().directory()));
    for (String filetype : filetypes.subList(0, files)) {
      Facts ofFile = named.with("filetype", filetype);
      Path file = directory.resolve(ofFile.fill(instrument.plan().names().file()));
      if (!Files.exists(file)) {
        new FitsBuilder().hdu(header(ofFile)).writeTo(file);
      }
    }
    return directory;
  }

  private HduBuilder header(Facts facts) {
    HduBuilder hdu = HduBuilder.primary();
    for (DetectorRule rule : instrument.profile().detectorRules()) {
      String value = detectorText(rule.keyword());
      if (value != null) {
        hdu.card(rule.keyword(), value, "");
      }
    }
    String keyword = instrument.profile().rootnameKeyword();
    if (keyword != null) {
      hdu.card(keyword, facts.fill("{rootname}"), "");
    }
    return hdu;
  }

  /** What the plan says of a detector keyword; null where it says nothing in plain words. */
  private @Nullable String detectorText(String keyword) {
    ValueRule rule = instrument.plan().detector(visit.detector()).keywords().get(keyword);
    return rule instanceof ValueRule.Literal literal ? literal.value().toString() : null;
  }

  private static String digits(int number) {
    String digits = Integer.toString(number, 36);
    return digits.length() == 1 ? "0" + digits : digits;
  }
}

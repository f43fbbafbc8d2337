package org.fitsql.bench.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.HduData;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.header.HeaderComposer;
import org.fitsql.simulation.header.KeywordValues;
import org.fitsql.simulation.plan.DetectorPlan.Chip;
import org.fitsql.simulation.plan.FiletypePlan.HduPlan;
import org.fitsql.simulation.plan.ValueRule;
import org.fitsql.simulation.sky.RandomStreams;

/**
 * An archive of a great many files without pixels: every exposure in a directory of its own, five
 * files of seven HDUs each, headers of one or two blocks (23,040 bytes a file). The same number
 * gives the same bytes; files that are there are left alone.
 */
public final class MillionTree {
  private static final int BITPIX_OF_NOTHING = 16;

  private final SimulatedInstrument instrument;
  private final MillionPlan plan;
  private final Path root;

  /**
   * @param root of the archive, made where it is missing
   * @throws IOException where what it holds cannot be read
   */
  public MillionTree(SimulatedInstrument instrument, Path root) throws IOException {
    this.instrument = instrument;
    this.plan = MillionPlan.builtIn();
    this.root = root;
  }

  /**
   * Writes exposures on all processors.
   *
   * @param first number of the first, from 0
   * @param count how many
   * @return their directories
   */
  public List<Path> write(int first, int count) throws IOException {
    try {
      return IntStream.range(first, first + count).parallel().mapToObj(this::written).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** How many files each exposure has. */
  public int filesPerExposure() {
    return plan.filetypes().size();
  }

  private Path written(int number) {
    MillionExposure exposure = MillionExposure.of(number, plan, instrument.plan());
    Path directory = root.resolve(exposure.facts().fill(instrument.plan().names().directory()));
    try {
      Files.createDirectories(directory);
      Map<String, Optional<Object>> primary = primaryValues(exposure);
      // alike in all files of an exposure
      byte[] extensions = extensions(exposure);
      for (String filetype : plan.filetypes()) {
        write(directory, filetype, exposure, primary, extensions);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory;
  }

  private void write(
      Path directory,
      String filetype,
      MillionExposure exposure,
      Map<String, Optional<Object>> primary,
      byte[] extensions)
      throws IOException {
    Facts facts = exposure.facts().with("filetype", filetype);
    String filename = facts.fill(instrument.plan().names().file());
    Path file = directory.resolve(filename);
    if (Files.exists(file)) {
      return;
    }
    HduBuilder head = HduBuilder.primary();
    Facts named = facts.with("filename", filename).with("extensions", extensionsPerFile());
    primary.forEach(
        (keyword, value) -> {
          ValueRule rule = plan.exposures().get(keyword);
          boolean ofFile = value.isEmpty() && rule instanceof ValueRule.Quote;
          HeaderComposer.add(
              head, keyword, ofFile ? drawn(keyword, named, exposure.streams()) : value, "");
        });
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] start = new FitsBuilder().hdu(head).toBytes();
      byte[] whole = Arrays.copyOf(start, start.length + extensions.length);
      System.arraycopy(extensions, 0, whole, start.length, extensions.length);
      out.write(whole);
    }
  }

  /** What all files of an exposure say; empty where it depends on the file. */
  private Map<String, Optional<Object>> primaryValues(MillionExposure exposure) {
    Map<String, Optional<Object>> values = new LinkedHashMap<>();
    plan.programs()
        .keywords()
        .forEach(
            (keyword, rule) ->
                values.put(
                    keyword,
                    KeywordValues.evaluate(
                        rule, exposure.facts(), exposure.streamsOfProgram().named(keyword))));
    plan.exposures()
        .forEach(
            (keyword, rule) ->
                values.put(keyword, drawn(keyword, exposure.facts(), exposure.streams())));
    return values;
  }

  private Optional<Object> drawn(String keyword, Facts facts, RandomStreams streams) {
    ValueRule rule = plan.exposures().get(keyword);
    return rule == null
        ? Optional.empty()
        : KeywordValues.evaluate(rule, facts, streams.named(keyword));
  }

  private byte[] extensions(MillionExposure exposure) {
    FitsBuilder extensions = new FitsBuilder();
    int extver = 0;
    for (Chip chip : chips()) {
      extver++;
      for (HduPlan kind : kinds()) {
        HduBuilder hdu =
            HduBuilder.extension(kind.extname(), extver, new HduData.Absent(BITPIX_OF_NOTHING));
        RandomStreams streams =
            new RandomStreams(exposure.streams().named(kind.extname() + extver).nextLong());
        add(hdu, plan.extensions(), exposure.facts(), streams);
        add(hdu, chip.keywords(), exposure.facts(), streams);
        extensions.hdu(hdu);
      }
    }
    return extensions.toBytes();
  }

  private List<Chip> chips() {
    return instrument.plan().detector(plan.detector()).chips();
  }

  private List<HduPlan> kinds() {
    return instrument.plan().filetype(plan.filetypes().get(0)).perChip();
  }

  private long extensionsPerFile() {
    return (long) chips().size() * kinds().size();
  }

  private static void add(
      HduBuilder hdu, Map<String, ValueRule> rules, Facts facts, RandomStreams streams) {
    rules.forEach(
        (keyword, rule) ->
            HeaderComposer.add(
                hdu, keyword, KeywordValues.evaluate(rule, facts, streams.named(keyword)), ""));
  }
}

package org.fitsql.definitions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.fits.Header;
import org.jspecify.annotations.Nullable;

/**
 * All that fitsql knows about one instrument, read from its folder.
 *
 * @param id the folder, {@code hst/acs}
 * @param title for people
 * @param filenames how file names are read
 * @param detectors the detectors, lower case, in order
 * @param detectorRules where a file's header says its detector; tried in order
 * @param fixedDetectors by filetype: the detector that stands for files whose headers name none
 * @param filetypes the filetypes with a column in {@code datasets}, in order
 * @param extensions EXTNAMEs (upper case; the primary HDU counts as PRIMARY) whose headers fill
 *     header tables; all other HDUs are kept as cards only
 * @param rootnameKeyword keyword of the primary header that must agree with the file name, or null
 * @param proposalKeyword keyword that fills {@code master.proposid}, or null
 * @param proposalTypeKeyword keyword that fills {@code master.proposal_type}, or null
 * @param repeated keywords with a repeat index
 * @param tables header tables by name, in order
 * @param quicklook image rules
 * @param facts where its headers say what an astronomer asks first
 */
public record InstrumentProfile(
    String id,
    String title,
    FilenameConvention filenames,
    List<String> detectors,
    List<DetectorRule> detectorRules,
    Map<String, String> fixedDetectors,
    List<String> filetypes,
    Set<String> extensions,
    @Nullable String rootnameKeyword,
    @Nullable String proposalKeyword,
    @Nullable String proposalTypeKeyword,
    List<RepeatedKeywords> repeated,
    Map<String, TableDefinition> tables,
    QuicklookRules quicklook,
    ObservationFacts facts) {

  /**
   * @param keyword keyword of the primary header
   * @param pattern matched against its text, ignoring case; the letters and digits of group {@code
   *     detector} are the detector
   */
  public record DetectorRule(String keyword, Pattern pattern) {

    /** The detector, lower case, that a value of the keyword names; empty where it names none. */
    Optional<String> detector(String value) {
      Matcher matcher = pattern.matcher(value.strip());
      return matcher.matches()
          ? Optional.of(
              matcher.group("detector").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
          : Optional.empty();
    }
  }

  /**
   * What a path relative to the archive, or a bare file name, says; empty where it is not that of a
   * file of this instrument. The filetype may be one that is not among {@link #filetypes()}: a file
   * of this instrument that fills no table.
   */
  public Optional<ObservationName> parse(String path) {
    return filenames.parse(path);
  }

  /**
   * The detector that stands for all files of a filetype whose headers name none, and say nothing
   * of their siblings; empty where headers have to name it.
   */
  public Optional<String> fixedDetector(String filetype) {
    return Optional.ofNullable(fixedDetectors.get(filetype));
  }

  /** The detector, lower case, that a primary header names; empty where no rule finds one. */
  public Optional<String> detector(Header primary) {
    return detectorRules.stream()
        .flatMap(rule -> primary.text(rule.keyword()).map(rule::detector).stream())
        .flatMap(Optional::stream)
        .filter(detectors::contains)
        .findFirst();
  }

  /** The header table of one HDU; empty where the instrument defines none. */
  public Optional<TableDefinition> headerTable(String detector, String filetype, int extension) {
    return Optional.ofNullable(tables.get(detector + "_" + filetype + "_" + extension));
  }

  /** The same instrument, with JPEGs of these filetypes. */
  public InstrumentProfile withJpegs(Set<String> filetypes) {
    return new InstrumentProfile(
        id,
        title,
        filenames,
        detectors,
        detectorRules,
        fixedDetectors,
        this.filetypes,
        extensions,
        rootnameKeyword,
        proposalKeyword,
        proposalTypeKeyword,
        repeated,
        tables,
        quicklook.withJpegs(filetypes),
        facts);
  }
}

package org.fitsql.simulation.plan;

import java.util.List;
import java.util.Map;
import org.fitsql.simulation.sky.Scene;

/**
 * What to simulate for one instrument: the content of its {@code simulation.yaml}.
 *
 * @param names how rootnames, directories and files are called
 * @param flags data quality bits
 * @param detectors detectors by the name they have in the instrument profile
 * @param filetypes filetypes by name
 * @param tables layouts of binary tables by name
 * @param sections how the cards of a header are grouped under headings
 * @param always keywords that every header of a kind has beside those of its header table
 * @param keywords what keywords say, unless something narrower says it
 * @param patterns the same for keywords that match a pattern with {@code *} and {@code ?}; the
 *     first that matches counts
 * @param unknown what keywords say that nothing names, by column type
 * @param repeated keywords with a repeat index, by child table
 * @param targets targets by name
 * @param proposals proposals by name
 * @param visits the visits, repeated in this order
 */
public record SimulationPlan(
    NamePlan names,
    QualityFlags flags,
    Map<String, DetectorPlan> detectors,
    Map<String, FiletypePlan> filetypes,
    Map<String, TablePlan> tables,
    List<Section> sections,
    Always always,
    Map<String, ValueRule> keywords,
    Map<String, ValueRule> patterns,
    Map<String, ValueRule> unknown,
    Map<String, RepeatPlan> repeated,
    Map<String, TargetPlan> targets,
    Map<String, ProposalPlan> proposals,
    List<VisitPlan> visits) {

  /**
   * Templates of names; {@code {program}}, {@code {visit}}, {@code {exposure}} and {@code
   * {rootname}} are quoted.
   *
   * @param exposure rootname of an exposure
   * @param companion rootname of its companion files
   * @param product rootname of a product, {@code {ending}} quoted
   * @param directory directory below the archive
   * @param file file name
   * @param associationTable file name of the table of an association
   * @param noAssociation what stands for it where an exposure belongs to none
   */
  public record NamePlan(
      String exposure,
      String companion,
      String product,
      String directory,
      String file,
      String associationTable,
      String noAssociation) {}

  /** The detector of that name. */
  public DetectorPlan detector(String name) {
    return named(detectors, name);
  }

  /** The filetype of that name. */
  public FiletypePlan filetype(String name) {
    FiletypePlan filetype = named(filetypes, name);
    return filetype.like().isEmpty() ? filetype : filetype.over(filetype(filetype.like()));
  }

  /** The table layout of that name. */
  public TablePlan table(String name) {
    return named(tables, name);
  }

  /** The target of that name. */
  public TargetPlan target(String name) {
    return named(targets, name);
  }

  /** The proposal of that name. */
  public ProposalPlan proposal(String name) {
    return named(proposals, name);
  }

  private static <T> T named(Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "The simulation plan has no '" + name + "', only " + all.keySet());
    }
    return found;
  }

  /** A heading and the keywords below it, {@code *} and {@code ?} allowed. */
  public record Section(String title, List<String> keywords) {}

  /** Keywords of primary headers and of extensions. */
  public record Always(List<String> primary, List<String> extension) {}

  /**
   * @param filetypes filetypes whose primary header has them
   * @param keyword template of the keyword: {@code {index}} and {@code {name}}
   * @param values what each name says
   */
  public record RepeatPlan(List<String> filetypes, String keyword, Map<String, ValueRule> values) {}

  /**
   * @param program its three characters in rootnames
   * @param keywords what keywords say for this proposal
   */
  public record ProposalPlan(String program, Map<String, ValueRule> keywords) {}

  /**
   * @param ra degrees
   * @param dec degrees
   * @param scene what it looks like
   * @param keywords what keywords say for this target
   */
  public record TargetPlan(double ra, double dec, Scene scene, Map<String, ValueRule> keywords) {}
}

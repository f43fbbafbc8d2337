package org.fitsql.simulation.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of one filetype.
 *
 * @param like filetype whose extensions and texts it shares where it has none of its own, and whose
 *     keywords count after its own; or an empty string
 * @param perChip extensions that come once for each chip, EXTVER counting the chips
 * @param perMember extensions that come once for each exposure of the association
 * @param then extensions that follow
 * @param keywords what keywords say in this filetype
 * @param history HISTORY lines of the primary header, facts may be quoted
 * @param comments COMMENT lines of the primary header
 */
public record FiletypePlan(
    String like,
    List<HduPlan> perChip,
    List<HduPlan> perMember,
    List<HduPlan> then,
    Map<String, ValueRule> keywords,
    List<String> history,
    List<String> comments) {

  /** This filetype with what it does not say itself taken from another. */
  FiletypePlan over(FiletypePlan base) {
    boolean own = !perChip.isEmpty() || !perMember.isEmpty() || !then.isEmpty();
    Map<String, ValueRule> all = new HashMap<>(base.keywords);
    all.putAll(keywords);
    return new FiletypePlan(
        "",
        own ? perChip : base.perChip,
        own ? perMember : base.perMember,
        own ? then : base.then,
        all,
        history.isEmpty() ? base.history : history,
        comments.isEmpty() ? base.comments : comments);
  }

  /**
   * One extension.
   *
   * @param extname EXTNAME
   * @param extver EXTVER where it is in {@code then}
   * @param content what its data are
   * @param size axes of contents that have a size of their own
   * @param value of a {@link Content#CONSTANT}
   * @param bitpix of a {@link Content#CONSTANT}
   * @param table name of the table layout of a {@link Content#TABLE}
   * @param keywords what keywords say in this extension
   * @param cards keywords it has beside those of its header table
   */
  public record HduPlan(
      String extname,
      int extver,
      Content content,
      List<Integer> size,
      double value,
      int bitpix,
      String table,
      Map<String, ValueRule> keywords,
      Map<String, ValueRule> cards) {}
}

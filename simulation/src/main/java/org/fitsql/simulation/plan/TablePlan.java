package org.fitsql.simulation.plan;

import java.util.List;

/**
 * A binary table.
 *
 * @param rows what its rows stand for
 * @param columns its columns; each value may quote the facts of its row
 */
public record TablePlan(Rows rows, List<ColumnPlan> columns) {

  /** What the rows of a table stand for. */
  public enum Rows {
    /** The exposures of the association and its products. */
    MEMBERS,
    /** Telemetry samples, every three seconds of the exposure. */
    SAMPLES,
    /** The chips. */
    CHIPS
  }

  /**
   * @param name TTYPE
   * @param form TFORM
   * @param unit TUNIT, or an empty string
   * @param display TDISP, or an empty string
   * @param value what it holds
   */
  public record ColumnPlan(
      String name, String form, String unit, String display, String comment, ValueRule value) {}
}

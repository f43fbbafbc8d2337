package org.fitsql.definitions.sampling;

import java.util.Comparator;

/**
 * Which table of which instrument.
 *
 * @param instrument id of the instrument, {@code hst/acs}
 * @param table SQL name
 * @param repeated whether it is the child table of keywords with a repeat index
 */
public record TableKey(String instrument, String table, boolean repeated)
    implements Comparable<TableKey> {

  private static final Comparator<TableKey> ORDER =
      Comparator.comparing(TableKey::instrument)
          .thenComparing(TableKey::repeated)
          .thenComparing(TableKey::table);

  /** Its definition file, below a folder of definitions, with {@code /}. */
  public String file() {
    return instrument + (repeated ? "/repeated/" : "/tables/") + table + ".txt";
  }

  @Override
  public int compareTo(TableKey other) {
    return ORDER.compare(this, other);
  }
}

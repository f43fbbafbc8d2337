package org.fitsql.ingest.growth;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.orm.SchemaGrowth;
import org.fitsql.orm.Table;

/** Where the header tables of a run are, and what may become of them. */
sealed interface HeaderStore permits LiveHeaders, RebuiltHeaders, StandingHeaders {

  /**
   * Makes the tables of an instrument, as far as the database lets it.
   *
   * @param datasets table {@code datasets} with the instrument's filetypes
   */
  default SchemaGrowth prepare(Table datasets, List<Table> headers) {
    List<Table> all = new ArrayList<>(List.of(datasets));
    all.addAll(headers);
    return grow(all);
  }

  /** Gives header tables what they lack, as far as the database lets it. */
  SchemaGrowth grow(List<Table> headers);

  /** Whether rows are made of a header table, and may make it grow. */
  boolean takes(String table);

  /** Whether columns keep the wider types that earlier runs gave them. */
  boolean keepsTypes();

  /** Whether the registry tells of these tables at once; otherwise once they are in place. */
  boolean isLive();
}

package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.fits.Finding;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/** The rows of {@code findings}: what departs from the FITS standard, as of the last reading. */
final class FindingRows {
  private static final int LONGEST_KEYWORD = 80;

  private final Table table;
  private final RowShape shape;
  private final RunStamp stamp;

  FindingRows(CatalogTables tables, RunStamp stamp) {
    this.table = tables.own("findings");
    this.shape = new RowShape(table);
    this.stamp = stamp;
  }

  /**
   * What reading a file gave instead of what it gave the last time.
   *
   * @param findings or null where the file was not checked, and what is known of it stays
   */
  List<RowChange> changes(FileWork work, @Nullable List<Finding> findings) {
    if (findings == null) {
      return List.of();
    }
    List<RowChange> changes = new ArrayList<>(removal(work.known()));
    long number = 0;
    for (Finding finding : findings) {
      number++;
      changes.add(
          shape
              .row()
              .set("path", work.file().path())
              .set("number", number)
              .set("rootname", work.name().rootname())
              .set("hdu", (long) finding.hdu())
              .set("keyword", cut(finding.keyword()))
              .set("severity", finding.rule().severity().word())
              .set("rule", finding.rule().word())
              .set("message", finding.message())
              .set("byte_offset", finding.offset())
              .set("run", stamp.run())
              .upsert());
    }
    return changes;
  }

  /** The removal of what is known of a file; none where nothing is. */
  List<RowChange> removal(@Nullable InventoryFile known) {
    if (known == null || known.findings() == null || known.findings() == 0) {
      return List.of();
    }
    Object[] key = {known.path()};
    return List.of(new Delete(table, List.of("path"), key));
  }

  /** How many there are now, null where the file was never checked. */
  static @Nullable Long count(FileWork work, @Nullable List<Finding> findings) {
    if (findings != null) {
      return (long) findings.size();
    }
    return work.known() == null ? null : work.known().findings();
  }

  private static String cut(String keyword) {
    return keyword.length() <= LONGEST_KEYWORD ? keyword : keyword.substring(0, LONGEST_KEYWORD);
  }
}

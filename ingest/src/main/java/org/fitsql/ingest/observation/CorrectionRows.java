package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fitsql.definitions.ColumnName;
import org.fitsql.definitions.Correction;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.jspecify.annotations.Nullable;

/** The rows of {@code corrections}: what was corrected in a file, and what could not be. */
final class CorrectionRows {
  private static final int LONGEST_NAME = 255;

  private final CatalogTables tables;
  private final RowShape rows;
  private final RunStamp stamp;

  CorrectionRows(CatalogTables tables, RunStamp stamp) {
    this.tables = tables;
    this.rows = new RowShape(tables.own("corrections"));
    this.stamp = stamp;
  }

  /**
   * The rows of a file that was read, in place of those it had.
   *
   * @param troubles told of each correction that does not fit the file
   */
  List<RowChange> changes(FileReading.Readable reading, Consumer<Trouble> troubles) {
    List<RowChange> changes = new ArrayList<>(removals(reading.work().known()));
    for (CorrectionOutcome outcome : decisive(reading.corrections())) {
      changes.add(row(reading, outcome));
      if (!outcome.applied()) {
        troubles.accept(outdated(reading.work(), outcome));
      }
    }
    return changes;
  }

  /** The removal of the rows of a file that had some. */
  List<RowChange> removals(@Nullable InventoryFile known) {
    if (known == null || known.corrections() == null) {
      return List.of();
    }
    Object[] key = {known.path()};
    return List.of(new Delete(tables.own("corrections"), List.of("path"), key));
  }

  /** Several may concern one keyword, for different wrong values: the one that fitted, if any. */
  private static List<CorrectionOutcome> decisive(List<CorrectionOutcome> outcomes) {
    Map<String, CorrectionOutcome> byKeyword = new LinkedHashMap<>();
    for (CorrectionOutcome outcome : outcomes) {
      byKeyword.merge(
          outcome.hdu() + " " + outcome.correction().keyword(),
          outcome,
          (one, other) -> other.applied() ? other : one);
    }
    return List.copyOf(byKeyword.values());
  }

  private RowChange row(FileReading.Readable reading, CorrectionOutcome outcome) {
    FileWork work = reading.work();
    Correction correction = outcome.correction();
    Optional<TableDefinition> table =
        work.profile()
            .headerTable(reading.detector(), work.name().filetype(), outcome.hdu())
            .filter(
                t -> t.columns().stream().anyMatch(c -> c.keyword().equals(correction.keyword())));
    return rows.row()
        .set("path", work.file().path())
        .set("hdu", (long) outcome.hdu())
        .set("keyword", correction.keyword())
        .set("rootname", work.name().rootname())
        .set("filename", work.file().filename())
        .set("filetype", work.name().filetype())
        .set("state", outcome.applied() ? "applied" : "outdated")
        .set("table_name", table.map(TableDefinition::name).orElse(null))
        .set("column_name", ColumnName.of(correction.keyword()))
        .set("original", outcome.original())
        .set("corrected", correction.right().isEmpty() ? null : correction.right())
        .set("author", cut(correction.author()))
        .set("corrected_on", correction.date())
        .set("reason", correction.reason())
        .set("source", correction.source())
        .set("run", stamp.run())
        .upsert();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }

  private static Trouble outdated(FileWork work, CorrectionOutcome outcome) {
    Correction correction = outcome.correction();
    boolean noHdu = outcome.hdu() == CorrectionOutcome.NO_HDU;
    String found = outcome.original();
    String what =
        noHdu
            ? "the file has no " + correction.hdu()
            : found == null
                ? "the card has no value"
                : "the card says %s = %s".formatted(correction.keyword(), found);
    String message =
        "the correction of %s from '%s' to '%s' (%s) is not applied: %s"
            .formatted(
                correction.keyword(),
                correction.wrong(),
                correction.right(),
                correction.source(),
                what);
    return new Trouble(
        Severity.WARNING,
        Stage.ROWS,
        work.file().path(),
        work.name().rootname(),
        noHdu ? null : outcome.hdu(),
        correction.keyword(),
        message,
        "Delete the correction if the file was mended, or write the value of the card.");
  }
}

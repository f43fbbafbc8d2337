package org.fitsql.ingest.observation;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.inventory.ImageBasis;
import org.fitsql.ingest.inventory.QuicklookState;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.RowChange.Delete;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of {@code quicklooks}, one per image, and of {@code quicklook_planes}, one per
 * plane of a file. Several images show the same planes, so the planes belong to the file.
 */
final class ImageRows {
  private final CatalogTables tables;
  private final RowShape quicklooks;
  private final RowShape planes;
  private final RunStamp stamp;

  ImageRows(CatalogTables tables, RunStamp stamp) {
    this.tables = tables;
    this.quicklooks = new RowShape(tables.own("quicklooks"));
    this.planes = new RowShape(tables.own("quicklook_planes"));
    this.stamp = stamp;
  }

  List<RowChange> changes(
      FileReading.Readable reading, @Nullable FileImages drawn, FormerRows former) {
    List<RowChange> changes = new ArrayList<>();
    if (drawn != null && drawn.isKept()) {
      return changes;
    }
    boolean undrawn = drawn != null && drawn.state() == QuicklookState.DUE;
    if (reading.work().known() != null && !undrawn) {
      changes.addAll(removal(reading.work().file().path(), former));
    }
    if (drawn != null) {
      drawn.images().forEach(image -> changes.add(row(reading, image, drawn.basis())));
      drawn.planes().forEach(plane -> changes.add(row(reading, plane)));
    }
    return changes;
  }

  /** Of all that shows one file. */
  List<RowChange> removal(String path) {
    return removal(path, FormerRows.unknown());
  }

  private List<RowChange> removal(String path, FormerRows former) {
    List<RowChange> removal = new ArrayList<>();
    for (String name : FormerRows.OF_IMAGES) {
      if (former.mayShow(name, path)) {
        Object[] key = {path};
        removal.add(new Delete(tables.own(name), List.of("source"), key));
      }
    }
    return removal;
  }

  private RowChange row(
      FileReading.Readable reading, FileImages.Image image, @Nullable ImageBasis basis) {
    RowShape.Row row =
        quicklooks
            .row()
            .set("kind", image.kind())
            .set("path", image.path())
            .set("source", reading.work().file().path())
            .set("rootname", reading.work().name().rootname())
            .set("filetype", reading.work().name().filetype())
            .set("width", (long) image.width())
            .set("height", (long) image.height())
            .set("size", image.bytes())
            .set("pixel_hash", basis == null ? null : basis.pixels())
            .set("settings_hash", basis == null ? null : basis.settings())
            .set("header_hash", basis == null ? null : basis.headers())
            .set("limits", image.limits())
            .set("stretch", image.stretch())
            .set("low", image.low())
            .set("high", image.high())
            .set("outcome", image.outcome())
            .set("drawn", stamp.now())
            .set("run", stamp.run());
    return set(row, image.numbers()).upsert();
  }

  private RowChange row(FileReading.Readable reading, FileImages.PlaneRow plane) {
    RowShape.Row row =
        planes
            .row()
            .set("source", reading.work().file().path())
            .set("hdu", (long) plane.hdu())
            .set("rootname", reading.work().name().rootname())
            .set("filetype", reading.work().name().filetype())
            .set("extname", plane.extname())
            .set("extver", (long) plane.extver())
            .set("run", stamp.run());
    return set(row, plane.numbers()).upsert();
  }

  private static RowShape.Row set(RowShape.Row row, PixelNumbers numbers) {
    row.set("pixels", numbers.pixels())
        .set("finite", numbers.finite())
        .set("nan_pixels", numbers.nan())
        .set("infinite_pixels", numbers.infinite())
        .set("flagged_pixels", numbers.flagged())
        .set("saturated_pixels", numbers.saturated())
        .set("pixel_min", numbers.min())
        .set("pixel_max", numbers.max())
        .set("pixel_mean", numbers.mean())
        .set("good_pixels", numbers.good())
        .set("good_min", numbers.goodMin())
        .set("good_max", numbers.goodMax())
        .set("good_mean", numbers.goodMean())
        .set("median", numbers.median())
        .set("stddev", numbers.stddev())
        .set("clipped_mean", numbers.clippedMean())
        .set("clipped_sigma", numbers.clippedSigma());
    for (int i = 0; i < PixelNumbers.PERCENTILE_COLUMNS.size(); i++) {
      row.set(PixelNumbers.PERCENTILE_COLUMNS.get(i), numbers.percentiles().get(i));
    }
    return row;
  }
}

package org.fitsql.ingest.inventory;

import java.util.List;
import java.util.Objects;
import org.fitsql.orm.Database;

/** Reads table {@code quicklooks}. */
public final class ImageInventory {
  private final Database database;

  public ImageInventory(Database database) {
    this.database = database;
  }

  /**
   * @param kind {@code jpeg} or {@code thumbnail}
   * @param path relative to the folder of its kind
   * @param source path of the FITS file that it shows
   */
  public record KnownImage(String kind, String path, String source) {}

  /** The images of one observation. */
  public List<KnownImage> imagesOf(String rootname) {
    return database.query(
        "select kind, path, source from quicklooks where rootname = ?",
        List.of(rootname),
        row ->
            new KnownImage(
                Objects.requireNonNull(row.text(1)),
                Objects.requireNonNull(row.text(2)),
                Objects.requireNonNull(row.text(3))));
  }
}

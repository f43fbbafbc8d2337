package org.fitsql.ingest.catalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A header table as the database has it.
 *
 * @param name SQL name
 * @param detector lower case
 * @param filetype lower case
 * @param extension index of the HDU, or null where the table is by EXTNAME
 * @param extname EXTNAME, upper case, or null where the table is by index
 * @param columns all its columns in order, {@code rootname} and {@code filename} included
 */
public record LaidTable(
    String name,
    String detector,
    String filetype,
    @Nullable Long extension,
    @Nullable String extname,
    Set<String> columns) {

  /** The detector and the filetype: what its files have in common. */
  public List<String> kind() {
    return List.of(detector, filetype);
  }
}

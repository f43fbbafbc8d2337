package org.fitsql.ingest.growth;

import java.util.Locale;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Which headers fill a header table, as table {@code header_tables} says it.
 *
 * @param name SQL name of the table
 * @param instrument profile that defines it, or null where it was found
 * @param detector lower case, or null
 * @param filetype lower case, or null
 * @param extension index of the HDU, or null
 * @param extname EXTNAME of a found table (PRIMARY, or empty where HDUs have none), otherwise null
 */
public record TablePlace(
    String name,
    @Nullable String instrument,
    @Nullable String detector,
    @Nullable String filetype,
    @Nullable Long extension,
    @Nullable String extname) {

  static TablePlace of(String instrument, TableDefinition definition) {
    return new TablePlace(
        definition.name(),
        instrument,
        definition.detector(),
        definition.filetype(),
        (long) definition.extension(),
        null);
  }

  static TablePlace of(String instrument, RepeatedKeywords repeated) {
    return new TablePlace(repeated.table(), instrument, null, null, null, null);
  }

  /** The table of all HDUs of one EXTNAME that have no other. */
  static TablePlace found(String extname) {
    String name = extname.strip().toUpperCase(Locale.ROOT);
    return new TablePlace(FoundName.table(name), null, null, null, null, name);
  }

  /** Whether no definition lists it. */
  public boolean isFound() {
    return extname != null;
  }
}

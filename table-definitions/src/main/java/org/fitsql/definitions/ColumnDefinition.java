package org.fitsql.definitions;

/**
 * One keyword of a header table.
 *
 * @param keyword as FITS spells it, such as {@code DATE-OBS} or {@code DP1.AXIS.1}
 * @param column the SQL column it fills, from {@link ColumnName}, such as {@code date_obs}
 * @param type the type of the column
 * @param unit the physical unit, or an empty string
 * @param description the card comment, or an empty string
 * @param ucd the IVOA unified content descriptor, or an empty string
 */
public record ColumnDefinition(
    String keyword, String column, ColumnType type, String unit, String description, String ucd) {}

package org.fitsql.definitions;

import java.util.List;
import java.util.Set;

/**
 * One header table: the columns of one detector, filetype and extension.
 *
 * @param name SQL name, {@code wfc_flt_1}
 * @param detector lower case, {@code wfc}
 * @param filetype lower case, {@code flt}
 * @param extension index of the HDU in the file, 0 for the primary
 * @param columns the keyword columns in order; {@code rootname} and {@code filename} come before
 *     them in every header table and are not listed
 */
public record TableDefinition(
    String name, String detector, String filetype, int extension, List<ColumnDefinition> columns) {

  /** Columns that every header table has already, which no keyword may fill. */
  public static final Set<String> OWN_COLUMNS = Set.of("rootname", "filename");
}

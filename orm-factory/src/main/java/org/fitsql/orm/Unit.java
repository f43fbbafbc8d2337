package org.fitsql.orm;

import java.util.List;

/**
 * All changes that belong together: they are committed in one transaction, all or none. For an
 * observation that is its master row, header rows, datasets row, cards and inventory rows.
 *
 * @param name what messages call it, the rootname
 * @param changes upserts run in the order of the tables here (parents first), deletes before them
 *     in reverse order
 */
public record Unit(String name, List<RowChange> changes) {}

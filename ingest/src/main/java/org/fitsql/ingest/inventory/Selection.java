package org.fitsql.ingest.inventory;

import java.util.Set;
import org.fitsql.definitions.ObservationName;
import org.jspecify.annotations.Nullable;

/**
 * The part of the archive that a run looks at.
 *
 * @param rootnames keys or full rootnames, lower case, or null for all
 * @param filetypes lower case, or null for all
 */
public record Selection(@Nullable Set<String> rootnames, @Nullable Set<String> filetypes) {

  /** Whether nothing is left out. */
  public boolean isEverything() {
    return rootnames == null && filetypes == null;
  }

  boolean contains(ObservationName name) {
    return contains(name.rootname(), name.fullRootname(), name.filetype());
  }

  boolean contains(InventoryFile file) {
    return file.rootname() == null || file.fullRootname() == null || file.filetype() == null
        ? isEverything()
        : contains(file.rootname(), file.fullRootname(), file.filetype());
  }

  private boolean contains(String rootname, String fullRootname, String filetype) {
    return (rootnames == null || rootnames.contains(rootname) || rootnames.contains(fullRootname))
        && (filetypes == null || filetypes.contains(filetype));
  }
}

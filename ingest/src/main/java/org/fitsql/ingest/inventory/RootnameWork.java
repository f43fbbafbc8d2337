package org.fitsql.ingest.inventory;

import java.util.List;
import org.fitsql.definitions.InstrumentProfile;

/**
 * All that has to be done about one observation.
 *
 * @param rootname key
 * @param profile of its instrument
 * @param todo files to read, in the order of the profile's filetypes
 * @param misplaced files that would overwrite another file's rows, and what is wrong with each
 * @param known all that the inventory knows of this rootname, files in {@code todo} included
 */
public record RootnameWork(
    String rootname,
    InstrumentProfile profile,
    List<FileWork> todo,
    List<Misplaced> misplaced,
    List<InventoryFile> known) {

  /**
   * @param work the file
   * @param rival path of the file whose rows it would overwrite
   */
  public record Misplaced(FileWork work, String rival) {}
}

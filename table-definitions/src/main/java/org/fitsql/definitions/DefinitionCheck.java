package org.fitsql.definitions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for everything that is wrong with a tree of definition files. */
final class DefinitionCheck {

  private final List<String> problems = new ArrayList<>();
  private final DefinitionTree tree;

  DefinitionCheck(DefinitionTree tree) {
    this.tree = tree;
  }

  /** What is wrong, in words, with file and line; in the order of the files. */
  List<String> problems() {
    Problems heard = problem -> problems.add(String.valueOf(problem.getMessage()));
    List<String> files = tree.files();
    List<String> ids = InstrumentProfiles.ids(tree, files, heard);
    ids.forEach(id -> heard.collect(() -> new InstrumentReader(tree, files, id, heard).check()));
    if (ids.isEmpty() && problems.isEmpty()) {
      heard.tell(
          new DefinitionException(
              tree.label(""),
              "holds no instrument. A folder below it needs a file " + InstrumentReader.FILE + ".",
              null));
    }
    tellSharedTables(files, heard);
    return List.copyOf(problems);
  }

  /** Two instruments that fill one table would overwrite one another's columns. */
  private void tellSharedTables(List<String> files, Problems heard) {
    Map<String, String> owners = new LinkedHashMap<>();
    for (String file : files) {
      if (!file.endsWith(".txt")
          || !file.matches(".+/(" + TableFiles.TABLES + "|" + TableFiles.REPEATED + ")/.+")) {
        continue;
      }
      String table = file.substring(file.lastIndexOf('/') + 1);
      @Nullable String first = owners.putIfAbsent(table, file);
      if (first != null) {
        heard.tell(
            new DefinitionException(
                tree.label(file),
                "and "
                    + tree.label(first)
                    + " define the same table. Name the detector, or the"
                    + " table, of one of the two differently.",
                null));
      }
    }
  }
}

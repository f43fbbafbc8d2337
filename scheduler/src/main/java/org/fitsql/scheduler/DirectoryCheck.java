package org.fitsql.scheduler;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.Grouping;
import org.fitsql.ingest.inventory.RootnameWork;

/**
 * Warns, once per directory, of files that are ingested from a directory not named as their
 * instrument names directories.
 */
final class DirectoryCheck {
  private static final int KEPT = 10_000;

  private final Tally tally;
  private final Set<String> warned = new HashSet<>();

  DirectoryCheck(Tally tally) {
    this.tally = tally;
  }

  void check(List<RootnameWork> works) {
    for (RootnameWork work : works) {
      for (FileWork file : work.todo()) {
        boolean isNew = file.reason() == FileWork.Reason.NEW;
        if (isNew && !Grouping.isInItsDirectory(file, work.profile()) && warned.size() < KEPT) {
          warn(file);
        }
      }
    }
  }

  private void warn(FileWork file) {
    String directory = file.file().directory();
    if (!warned.add(directory)) {
      return;
    }
    String expected = file.profile().filenames().directory(file.name()).orElse("");
    tally.trouble(
        new Trouble(
            Severity.WARNING,
            Stage.SCAN,
            directory.isEmpty() ? "." : directory,
            file.name().rootname(),
            null,
            "",
            "the directory of "
                + file.file().filename()
                + " is not named like its rootname "
                + expected
                + "; its files are ingested all the same",
            "Move its files into directories named by rootname."));
  }
}

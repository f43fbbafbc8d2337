package org.fitsql.scheduler;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.observation.FileImages;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.orm.Unit;
import org.fitsql.quicklook.QuicklookImage.Kind;
import org.fitsql.scheduler.Tally.Count;

/**
 * An observation that was read and drawn and whose rows wait for their transaction.
 *
 * @param images by path of the file
 * @param unit its rows
 */
record WorkedRootname(
    RootnameWork work, List<FileReading> readings, Map<String, FileImages> images, Unit unit) {

  /** Counts what was committed. */
  void count(Tally tally) {
    boolean ingested = false;
    for (FileReading reading : readings) {
      tally.add(count(reading), 1);
      if (reading instanceof FileReading.Readable readable) {
        tally.add(Count.BYTES, readable.work().file().size());
        ingested = true;
      }
    }
    tally.add(Count.ROOTNAMES, ingested ? 1 : 0);
    for (FileImages file : images.values()) {
      tally.add(Count.THUMBNAILS, count(file, Kind.THUMBNAIL));
      tally.add(Count.JPEGS, count(file, Kind.JPEG));
    }
  }

  private static long count(FileImages file, Kind kind) {
    return file.images().stream().filter(image -> image.kind().equals(kind.word())).count();
  }

  /** What became of one of its files, for the log. */
  String describe(FileReading reading) {
    if (reading instanceof FileReading.Readable readable) {
      FileImages drawn = images.get(reading.work().file().path());
      return "%s, %d HDUs, quicklook %s"
          .formatted(
              reading.work().reason().name().toLowerCase(Locale.ROOT),
              readable.fits().hdus().size(),
              drawn == null ? "none" : drawn.isKept() ? "as it was" : drawn.state().word());
    }
    return "not ingested";
  }

  private static Count count(FileReading reading) {
    if (reading instanceof FileReading.Unreadable unreadable) {
      return unreadable.state() == FileState.INCOMPLETE ? Count.INCOMPLETE : Count.FAILED;
    }
    return countOf(reading.work().reason());
  }

  /** How a file that is read for this reason is counted. */
  static Count countOf(FileWork.Reason reason) {
    return switch (reason) {
      case NEW -> Count.FRESH;
      case CHANGED, FORCED, DAMAGED, CORRECTED, RETRY -> Count.CHANGED;
      case QUICKLOOK_DUE, REDRAW -> Count.UNCHANGED;
    };
  }
}

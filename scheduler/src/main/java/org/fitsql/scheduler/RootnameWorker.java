package org.fitsql.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fitsql.ingest.Retry;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.inventory.RootnameWork.Misplaced;
import org.fitsql.ingest.observation.FileImages;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.ingest.observation.FormerRows;
import org.fitsql.ingest.observation.ObservationReader;
import org.fitsql.ingest.observation.ObservationRows;
import org.fitsql.logs.LogContext;
import org.fitsql.orm.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one observation after another: headers, images, rows. Owns work arrays and native
 * memory; one per thread.
 */
final class RootnameWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RootnameWorker.class);

  private final Settling settling;
  private final ObservationReader reader;
  private final ImageDrawing drawing;
  private final ObservationRows rows;
  private final Tally tally;

  RootnameWorker(
      Settling settling,
      ObservationReader reader,
      ImageDrawing drawing,
      ObservationRows rows,
      Tally tally) {
    this.settling = settling;
    this.reader = reader;
    this.drawing = drawing;
    this.rows = rows;
    this.tally = tally;
  }

  /**
   * Everything about one observation but its commit.
   *
   * @param former what the database has of it
   */
  WorkedRootname work(RootnameWork work, FormerRows former) throws InterruptedException {
    try (LogContext ignored = LogContext.rootname(work.rootname())) {
      settling.await(work.todo());
      List<FileReading> readings = rows.admitted(whole(reader.read(work)));
      Map<String, FileImages> images = drawing.draw(work, readings, former);
      return new WorkedRootname(
          work,
          readings,
          images,
          rows.of(work, readings, images, former, trouble -> tell(work, trouble)));
    } catch (DatabaseException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      log.error(LogContext.SHOWN, "{}: unexpected failure", work.rootname(), e);
      return failed(work, unexpected(work, e));
    }
  }

  /** Files that changed between their listing and now are incomplete. */
  private List<FileReading> whole(List<FileReading> readings) {
    List<FileReading> checked = new ArrayList<>();
    for (FileReading reading : readings) {
      boolean changing =
          reading instanceof FileReading.Readable readable
              && !readable.work().file().isAt(readable.fits().path());
      checked.add(changing ? stillWritten(reading.work()) : reading);
    }
    return checked;
  }

  private static FileReading stillWritten(FileWork work) {
    return new FileReading.Unreadable(
        work,
        FileState.INCOMPLETE,
        new Trouble(
                Severity.INCOMPLETE,
                Stage.HEADER,
                work.file().path(),
                work.name().rootname(),
                null,
                "",
                "it changed while it was looked at",
                "It is still being written; the next run takes it.")
            .retried(Retry.NOW));
  }

  /** The observation as it has to be recorded when the database refuses its rows. */
  WorkedRootname refused(WorkedRootname worked, Trouble trouble) {
    drawing.discard(worked.images().values());
    List<FileReading> failed =
        worked.readings().stream().map(reading -> failed(reading, trouble)).toList();
    return notIngested(worked.work(), failed);
  }

  private static FileReading failed(FileReading reading, Trouble trouble) {
    return reading instanceof FileReading.Readable ? failed(reading.work(), trouble) : reading;
  }

  private WorkedRootname failed(RootnameWork work, Trouble trouble) {
    List<FileReading> failed = new ArrayList<>();
    work.misplaced().forEach(misplaced -> failed.add(failed(misplaced.work(), trouble)));
    work.todo().forEach(file -> failed.add(failed(file, trouble)));
    return notIngested(work, failed);
  }

  private WorkedRootname notIngested(RootnameWork work, List<FileReading> failed) {
    return new WorkedRootname(
        work,
        failed,
        Map.of(),
        rows.of(work, failed, Map.of(), FormerRows.unknown(), trouble -> tell(work, trouble)));
  }

  /** Tells a trouble in the context of the file and HDU that it is about. */
  private void tell(RootnameWork work, Trouble trouble) {
    String filetype =
        Stream.concat(work.todo().stream(), work.misplaced().stream().map(Misplaced::work))
            .filter(file -> file.file().path().equals(trouble.path()))
            .map(file -> file.name().filetype())
            .findFirst()
            .orElse("-");
    try (LogContext ofFile = LogContext.filetype(filetype)) {
      if (trouble.hdu() == null) {
        tally.trouble(trouble);
        return;
      }
      try (LogContext ofHdu = LogContext.hdu(trouble.hdu())) {
        tally.trouble(trouble);
      }
    }
  }

  private static FileReading failed(FileWork work, Trouble trouble) {
    return new FileReading.Unreadable(work, FileState.FAILED, trouble.of(work.file().path()));
  }

  private static Trouble unexpected(RootnameWork work, Throwable e) {
    return new Trouble(
            Severity.FAILURE,
            Stage.ROWS,
            work.todo().isEmpty() ? work.rootname() : work.todo().get(0).file().path(),
            work.rootname(),
            null,
            "",
            "unexpected failure: " + e,
            "This is a defect of fitsql; please report it with the log file.")
        .retried(e instanceof OutOfMemoryError ? Retry.LATER : Retry.NEVER);
  }

  @Override
  public void close() {
    rows.close();
  }
}

package org.fitsql.scheduler;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.fits.FitsException;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.Rereading.InVainException;
import org.fitsql.ingest.Retry;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.FileWork;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.ingest.inventory.ImageInventory.KnownImage;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.QuicklookState;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.observation.FileImages;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.ingest.observation.FormerRows;
import org.fitsql.logs.LogContext;
import org.fitsql.quicklook.DrawingMark;
import org.fitsql.quicklook.Drawn;
import org.fitsql.quicklook.ImageState;
import org.fitsql.quicklook.ImageWriteException;
import org.fitsql.quicklook.QuicklookArtist;
import org.fitsql.quicklook.QuicklookPath;
import org.fitsql.quicklook.QuicklookSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the images of one observation, and removes those that it no longer has. */
final class ImageDrawing {
  private static final Logger log = LoggerFactory.getLogger(ImageDrawing.class);

  private static final Set<FileWork.Reason> ALWAYS_DRAWN =
      Set.of(FileWork.Reason.FORCED, FileWork.Reason.DAMAGED, FileWork.Reason.RETRY);

  private final QuicklookSettings settings;
  private final boolean draw;
  private final QuicklookArtist artist;
  private final ImageInventory inventory;
  private final Rereading rereading;

  ImageDrawing(
      QuicklookSettings settings,
      DrawingMark mark,
      boolean draw,
      ImageInventory inventory,
      Rereading rereading) {
    this.settings = settings;
    this.draw = draw;
    this.artist = new QuicklookArtist(settings, mark);
    this.inventory = inventory;
    this.rereading = rereading;
  }

  /**
   * Draws what the files that could be read want, by path of the file.
   *
   * @param former what the database has of the observation
   */
  Map<String, FileImages> draw(RootnameWork work, List<FileReading> readings, FormerRows former) {
    Map<String, FileImages> images = new HashMap<>();
    String folder = ImageFolder.of(work, readings);
    KnownImages known = known(work, readings, former);
    for (FileReading reading : readings) {
      if (reading instanceof FileReading.Readable readable) {
        images.put(readable.work().file().path(), draw(readable, folder, known));
      }
    }
    removeStale(readings, images, known);
    return images;
  }

  /** Observations without any, such as new ones, cost no query. */
  private KnownImages known(RootnameWork work, List<FileReading> readings, FormerRows former) {
    boolean hadImages =
        work.known().stream()
                .map(InventoryFile::quicklook)
                .anyMatch(state -> state == QuicklookState.DRAWN || state == QuicklookState.DUE)
            && readings.stream()
                .anyMatch(reading -> former.mayHaveImages(reading.work().file().path()));
    return new KnownImages(settings, hadImages ? inventory.imagesOf(work.rootname()) : List.of());
  }

  private FileImages draw(FileReading.Readable reading, String folder, KnownImages known) {
    InstrumentProfile profile = reading.work().profile();
    if (!draw) {
      boolean wanted = profile.quicklook().jpegs().contains(reading.work().name().filetype());
      return new FileImages(wanted ? QuicklookState.DUE : QuicklookState.NONE, null);
    }
    try {
      Drawn drawn = drawn(reading, folder, known);
      if (drawn instanceof Drawn.Unchanged) {
        return FileImages.kept();
      }
      if (drawn instanceof Drawn.Images written) {
        return ImageDescription.of(written);
      }
      if (drawn instanceof Drawn.NothingToDraw nothing) {
        log.info("{}: no quicklook: {}", reading.work().file().path(), nothing.reason());
        return new FileImages(QuicklookState.EMPTY, null);
      }
      return new FileImages(QuicklookState.NONE, null);
    } catch (ImageWriteException e) {
      // the disk's fault and not the file's: the next run draws it
      return failed(
          reading, QuicklookState.DUE, e, Retry.NOW, "Mend the cause; the next run draws it.");
    } catch (FitsException | RuntimeException e) {
      return failed(
          reading, QuicklookState.FAILED, e, Retry.NEVER, "It is drawn when the file changes.");
    } catch (IOException | OutOfMemoryError e) {
      return failed(
          reading, QuicklookState.FAILED, e, Retry.LATER, "Mend the cause; it is tried again.");
    }
  }

  private Drawn drawn(FileReading.Readable reading, String folder, KnownImages known)
      throws IOException {
    FileWork work = reading.work();
    ImageState there = state(reading, folder, known);
    Attempt attempt =
        rereading.of(
            work.file().path(),
            () -> {
              try {
                return new Attempt.Read(
                    artist.draw(work.profile(), work.name(), reading.fits(), folder, there));
              } catch (ImageWriteException e) {
                return new Attempt.NotWritten(e);
              }
            });
    if (attempt instanceof Attempt.NotWritten notWritten) {
      throw notWritten.reason();
    }
    return ((Attempt.Read) attempt).drawn();
  }

  /** Reading again helps where the file was not read, and not where its image was not written. */
  private sealed interface Attempt {
    record Read(Drawn drawn) implements Attempt {}

    record NotWritten(ImageWriteException reason) implements Attempt {}
  }

  /** That of the images that are there; null to draw in any case. */
  private @Nullable ImageState state(FileReading.Readable reading, String folder, KnownImages known)
      throws IOException {
    FileWork work = reading.work();
    List<QuicklookPath> wanted = QuicklookPath.of(work.profile(), work.name(), folder);
    return ALWAYS_DRAWN.contains(work.reason())
        ? null
        : known.state(work.file().path(), wanted).orElse(null);
  }

  private static FileImages failed(
      FileReading.Readable reading, QuicklookState state, Throwable e, Retry retry, String advice) {
    log.warn(LogContext.SHOWN, "{}: quicklook failed", reading.work().file().path(), e);
    String reason = e instanceof IOException ? e.getMessage() : e.toString();
    Trouble trouble =
        new Trouble(
            Severity.FAILURE,
            Stage.QUICKLOOK,
            reading.work().file().path(),
            reading.work().name().rootname(),
            null,
            "",
            "no quicklook, though its rows are written: " + reason,
            advice);
    int attempts = e instanceof InVainException inVain ? inVain.attempts() : 1;
    return new FileImages(state, trouble.retried(retry).after(attempts));
  }

  /** Images of files read now that an earlier version had and this one does not. */
  private void removeStale(
      List<FileReading> readings, Map<String, FileImages> images, KnownImages known) {
    Set<String> kept = new HashSet<>();
    images.values().stream()
        .flatMap(file -> file.images().stream())
        .forEach(image -> kept.add(KnownImages.key(image.kind(), image.path())));
    for (KnownImage image : known.all()) {
      boolean stale =
          readings.stream().anyMatch(reading -> isReplaced(reading, image, images))
              && !kept.contains(KnownImages.key(image.kind(), image.path()));
      if (stale) {
        remove(image);
      }
    }
  }

  private static boolean isReplaced(
      FileReading reading, KnownImage image, Map<String, FileImages> images) {
    if (!reading.work().file().path().equals(image.source())) {
      return false;
    }
    if (reading instanceof FileReading.Unreadable unreadable) {
      // what disk or network does not give keeps its rows, and with them its images
      return unreadable.state() == FileState.FAILED;
    }
    FileImages now = images.get(image.source());
    return now != null && now.state() != QuicklookState.DUE && !now.isKept();
  }

  /** Removes the images of files that are gone. */
  void removeImagesOf(String rootname, Set<String> sources, Set<String> exceptImagesOf) {
    List<KnownImage> all = inventory.imagesOf(rootname);
    Set<String> kept = new HashSet<>();
    all.stream()
        .filter(image -> exceptImagesOf.contains(image.source()))
        .forEach(image -> kept.add(KnownImages.key(image.kind(), image.path())));
    all.stream()
        .filter(image -> sources.contains(image.source()))
        .filter(image -> !kept.contains(KnownImages.key(image.kind(), image.path())))
        .forEach(this::remove);
  }

  /** Removes images that were drawn and whose rows could not be stored. */
  void discard(Collection<FileImages> drawn) {
    drawn.stream()
        .flatMap(file -> file.images().stream())
        .forEach(image -> remove(image.kind(), image.path()));
  }

  private void remove(KnownImage image) {
    remove(image.kind(), image.path());
  }

  private void remove(String kind, String path) {
    QuicklookPath image = KnownImages.path(kind, path);
    try {
      image.remove(settings);
    } catch (IOException e) {
      log.warn(
          "{} shows a file that is gone and cannot be removed; remove it by hand",
          image.in(settings),
          e);
    }
  }
}

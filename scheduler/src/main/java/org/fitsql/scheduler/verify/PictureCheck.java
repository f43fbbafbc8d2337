package org.fitsql.scheduler.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.ImageBasis;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.ingest.inventory.ImageInventory.KnownImage;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.QuicklookState;
import org.fitsql.ingest.observation.FileImages;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.quicklook.Drawn;
import org.fitsql.quicklook.ImageCheck;
import org.fitsql.quicklook.ImageState;
import org.fitsql.quicklook.QuicklookArtist;
import org.fitsql.quicklook.QuicklookImage;
import org.fitsql.quicklook.QuicklookImage.Kind;
import org.fitsql.quicklook.QuicklookPath;
import org.fitsql.quicklook.QuicklookSettings;
import org.fitsql.scheduler.ImageDescription;
import org.fitsql.scheduler.ImageFolder;

/** Looks at the images of observations. Owns work arrays; one per worker. */
final class PictureCheck {
  private final QuicklookSettings settings;
  private final boolean pixels;
  private final ImageInventory inventory;
  private final ImageCheck check;

  PictureCheck(QuicklookSettings settings, boolean pixels, ImageInventory inventory) {
    this.settings = settings;
    this.pixels = pixels;
    this.inventory = inventory;
    this.check = new ImageCheck(settings);
  }

  /**
   * Looks at the images of one observation.
   *
   * @param redrawn takes what was drawn again to be compared with rows, by path of the file
   * @return how many images were looked at
   */
  long compare(
      ObservationFiles files, Map<String, FileImages> redrawn, Consumer<Difference> differences) {
    List<KnownImage> images = inventory.imagesOf(files.work().rootname());
    String folder = ImageFolder.of(files.work(), List.copyOf(files.readings()));
    long looked = 0;
    for (FileReading.Readable reading : files.readings()) {
      InventoryFile known = reading.work().known();
      List<KnownImage> own =
          images.stream().filter(i -> i.source().equals(reading.work().file().path())).toList();
      if (known != null && known.quicklook() == QuicklookState.DRAWN) {
        drawn(reading, own, folder, redrawn, differences);
        looked += own.size();
      } else if (known != null && known.quicklook() == QuicklookState.NONE) {
        undrawn(reading, folder, differences);
      }
    }
    return looked;
  }

  private static void undrawn(
      FileReading.Readable reading, String folder, Consumer<Difference> differences) {
    if (!QuicklookPath.of(reading.work().profile(), reading.work().name(), folder).isEmpty()) {
      differences.accept(
          difference(
              Difference.Kind.OUTDATED,
              reading,
              "",
              "no image was wanted when it was ingested, and one is now"));
    }
  }

  private void drawn(
      FileReading.Readable reading,
      List<KnownImage> own,
      String folder,
      Map<String, FileImages> redrawn,
      Consumer<Difference> differences) {
    own.forEach(image -> whole(reading, image, differences));
    InstrumentProfile profile = reading.work().profile();
    String today = ImageState.settings(settings, profile, reading.work().name().filetype());
    boolean outdated = own.stream().anyMatch(image -> !today.equals(settingsOf(image)));
    if (outdated) {
      differences.accept(
          difference(
              Difference.Kind.OUTDATED,
              reading,
              own.get(0).path(),
              "its images were drawn with other settings"));
      return;
    }
    places(reading, own, folder, differences);
    if (pixels) {
      draw(reading, own, folder, redrawn, differences);
    }
  }

  private static String settingsOf(KnownImage image) {
    ImageBasis basis = image.basis();
    return basis == null ? "" : basis.settings();
  }

  private void whole(
      FileReading.Readable reading, KnownImage image, Consumer<Difference> differences) {
    check
        .damage(path(image), image.size())
        .ifPresent(
            words ->
                differences.accept(
                    difference(
                        Difference.Kind.IMAGE,
                        reading,
                        image.path(),
                        image.kind() + " " + path(image).in(settings) + ": " + words)));
  }

  private static QuicklookPath path(KnownImage image) {
    return new QuicklookPath(
        Kind.valueOf(image.kind().toUpperCase(Locale.ROOT)), Path.of(image.path()));
  }

  /** Whether images are where they would be drawn, of what headers say now. */
  private void places(
      FileReading.Readable reading,
      List<KnownImage> own,
      String folder,
      Consumer<Difference> differences) {
    Set<QuicklookPath> wanted =
        new HashSet<>(QuicklookPath.of(reading.work().profile(), reading.work().name(), folder));
    own.forEach(image -> wanted.remove(path(image)));
    for (QuicklookPath lacking : wanted) {
      differences.accept(
          difference(
              Difference.Kind.IMAGE,
              reading,
              lacking.relative().toString(),
              "table quicklooks has no %s %s"
                  .formatted(lacking.kind().word(), lacking.relative())));
    }
    String headers =
        ImageState.headers(
            reading.work().profile(), reading.work().name(), reading.fits(), settings);
    own.stream()
        .filter(image -> image.basis() == null || !headers.equals(image.basis().headers()))
        .findFirst()
        .ifPresent(
            image ->
                differences.accept(
                    difference(
                        Difference.Kind.IMAGE,
                        reading,
                        image.path(),
                        "its images tell of other headers than the file has")));
  }

  private void draw(
      FileReading.Readable reading,
      List<KnownImage> own,
      String folder,
      Map<String, FileImages> redrawn,
      Consumer<Difference> differences) {
    try {
      Path scratch = Files.createTempDirectory("fitsql-verify-");
      try {
        QuicklookSettings again =
            settings.in(scratch.resolve("jpegs"), scratch.resolve("thumbnails"));
        Drawn drawn =
            new QuicklookArtist(again)
                .draw(reading.work().profile(), reading.work().name(), reading.fits(), folder);
        if (drawn instanceof Drawn.Images images) {
          redrawn.put(reading.work().file().path(), ImageDescription.of(images));
          same(reading, own, images, again, differences);
        }
      } finally {
        deleteAll(scratch);
      }
    } catch (IOException | UncheckedIOException e) {
      differences.accept(
          difference(
              Difference.Kind.IMAGE, reading, "", "it cannot be drawn again to compare: " + e));
    }
  }

  private void same(
      FileReading.Readable reading,
      List<KnownImage> own,
      Drawn.Images drawn,
      QuicklookSettings again,
      Consumer<Difference> differences)
      throws IOException {
    Set<QuicklookPath> known = new HashSet<>();
    own.stream()
        .filter(i -> check.damage(path(i), i.size()).isEmpty())
        .forEach(i -> known.add(path(i)));
    for (QuicklookImage image : drawn.images()) {
      QuicklookPath path = new QuicklookPath(image.kind(), image.path());
      // of one that is damaged it was told already
      if (known.contains(path) && !isSame(path, again)) {
        differences.accept(
            difference(
                Difference.Kind.IMAGE,
                reading,
                image.path().toString(),
                "%s %s is not what is drawn of the file now"
                    .formatted(image.kind().word(), path.in(settings))));
      }
    }
  }

  private boolean isSame(QuicklookPath path, QuicklookSettings again) throws IOException {
    try {
      return check.isSame(path, again);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Difference difference(
      Difference.Kind kind, FileReading.Readable reading, String image, String message) {
    return new Difference(
        kind,
        reading.work().file().path(),
        reading.work().name().rootname(),
        null,
        image,
        "",
        null,
        null,
        message);
  }
}

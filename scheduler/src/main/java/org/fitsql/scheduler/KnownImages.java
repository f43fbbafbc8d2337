package org.fitsql.scheduler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fitsql.ingest.inventory.ImageBasis;
import org.fitsql.ingest.inventory.ImageInventory.KnownImage;
import org.fitsql.quicklook.ImageState;
import org.fitsql.quicklook.QuicklookImage.Kind;
import org.fitsql.quicklook.QuicklookPath;
import org.fitsql.quicklook.QuicklookSettings;

/** The images that an observation has, as the database knows them, against those on the disk. */
final class KnownImages {
  private static final Set<Kind> ALWAYS = Set.of(Kind.JPEG, Kind.THUMBNAIL);

  private final QuicklookSettings settings;
  private final List<KnownImage> images;

  KnownImages(QuicklookSettings settings, List<KnownImage> images) {
    this.settings = settings;
    this.images = images;
  }

  List<KnownImage> all() {
    return images;
  }

  /** How the database spells a path with its kind, to compare by. */
  static String key(String kind, String path) {
    return kind + " " + path;
  }

  static QuicklookPath path(String kind, String path) {
    return new QuicklookPath(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), Path.of(path));
  }

  /**
   * What the images of a file depend on; empty where some of those that are wanted are not there,
   * so that they have to be drawn whatever it is.
   *
   * @param source path of the file
   */
  Optional<ImageState> state(String source, List<QuicklookPath> wanted) throws IOException {
    List<KnownImage> own = images.stream().filter(image -> image.source().equals(source)).toList();
    Set<QuicklookPath> paths = new HashSet<>();
    Set<ImageBasis> bases = new HashSet<>();
    for (KnownImage image : own) {
      QuicklookPath path = path(image.kind(), image.path());
      if (!path.isWhole(settings, image.size()) || image.basis() == null) {
        return Optional.empty();
      }
      if (ALWAYS.contains(path.kind())) {
        paths.add(path);
      }
      bases.add(Objects.requireNonNull(image.basis()));
    }
    boolean asWanted = !own.isEmpty() && paths.equals(Set.copyOf(wanted)) && bases.size() == 1;
    return asWanted
        ? bases.stream().map(b -> new ImageState(b.pixels(), b.settings(), b.headers())).findFirst()
        : Optional.empty();
  }
}

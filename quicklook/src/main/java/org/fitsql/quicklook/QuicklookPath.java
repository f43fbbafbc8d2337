package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.quicklook.QuicklookImage.Kind;
import org.fitsql.quicklook.caption.ExifFields;

/**
 * Where one image lies: {@code <folder>/<full rootname>_<filetype>.jpg} below the folder of JPEGs,
 * or {@code .thumb} below that of thumbnails. Smaller JPEGs, {@code ..._1024.jpg}, and pyramids of
 * tiles, {@code .dzi}, lie beside the JPEG.
 *
 * @param kind what it is
 * @param relative path relative to the folder of its kind
 */
public record QuicklookPath(Kind kind, Path relative) {
  /** Stands in every image file, and tells those that fitsql made from all others. */
  static final String MARK = ExifFields.SOFTWARE;

  /**
   * The images that a profile wants of a file, whether they exist or not; empty where it wants
   * none. Nothing is drawn or looked up.
   *
   * @param folder as for {@link QuicklookArtist#draw}; where it would not do as the name of one
   *     directory it is made to (see {@link #directoryName})
   */
  public static List<QuicklookPath> of(
      InstrumentProfile profile, ObservationName name, String folder) {
    Path directory = Path.of(directoryName(folder));
    String stem = stem(name);
    List<QuicklookPath> paths = new ArrayList<>();
    if (profile.quicklook().jpegs().contains(name.filetype())) {
      paths.add(new QuicklookPath(Kind.JPEG, directory.resolve(stem + ".jpg")));
    }
    if (profile.quicklook().thumbnails().contains(name.filetype())) {
      paths.add(new QuicklookPath(Kind.THUMBNAIL, directory.resolve(stem + ".thumb")));
    }
    return List.copyOf(paths);
  }

  /** The names of all images of a file begin with this. */
  static String stem(ObservationName name) {
    return directoryName(name.fullRootname() + "_" + name.filetype());
  }

  /** The JPEG of this size beside a JPEG. */
  QuicklookPath reduced(int size) {
    return new QuicklookPath(Kind.REDUCED, beside("_" + size + ".jpg"));
  }

  /** The descriptor of the pyramid of tiles beside a JPEG. */
  QuicklookPath deepZoom() {
    return new QuicklookPath(Kind.DEEP_ZOOM, beside(".dzi"));
  }

  private Path beside(String ending) {
    String name = String.valueOf(relative.getFileName());
    return relative.resolveSibling(name.replaceFirst("\\.jpg$", "") + ending);
  }

  /**
   * Text from a header as the name of one directory: letters, digits and {@code - _ +} stay, and
   * dots inside; anything else becomes {@code _}. {@code unknown} where nothing is left.
   */
  static String directoryName(String text) {
    String safe = text.strip().replaceAll("[^A-Za-z0-9_+.-]", "_").replaceAll("^\\.+|\\.+$", "");
    String cut = safe.length() > 100 ? safe.substring(0, 100) : safe;
    return cut.isEmpty() ? "unknown" : cut;
  }

  /** The whole path under the given settings. */
  public Path in(QuicklookSettings settings) {
    return root(settings).resolve(relative);
  }

  /**
   * Whether the image is there.
   *
   * @param size bytes that it should have; those of a pyramid of tiles are not counted
   */
  public boolean isWhole(QuicklookSettings settings, long size) throws IOException {
    Path image = in(settings);
    return Files.isRegularFile(image)
        && (kind == Kind.DEEP_ZOOM
            ? Files.isDirectory(TileFolder.of(image))
            : Files.size(image) == size);
  }

  /**
   * Deletes the image of a file that vanished or was renamed, and its directory if that became
   * empty. Nothing happens where it is gone already.
   *
   * @return whether there was an image
   * @throws IOException where it cannot be deleted, or lies outside the folder of its kind
   */
  public boolean remove(QuicklookSettings settings) throws IOException {
    Path root = root(settings).toAbsolutePath().normalize();
    Path image = root.resolve(relative).normalize();
    if (!image.startsWith(root) || image.equals(root)) {
      throw new IOException("will not delete " + image + ": it is not below " + root);
    }
    boolean existed = Files.deleteIfExists(image);
    if (kind == Kind.DEEP_ZOOM) {
      TileFolder.delete(TileFolder.of(image));
    }
    Path directory = image.resolveSibling("");
    if (existed && !directory.equals(root)) {
      removeIfEmpty(directory);
    }
    return existed;
  }

  // not empty, or another worker was faster: either way there is nothing left to do
  private static void removeIfEmpty(Path directory) throws IOException {
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException | NoSuchFileException expected) {
      return;
    }
  }

  Path root(QuicklookSettings settings) {
    return kind == Kind.THUMBNAIL ? settings.thumbnails() : settings.jpegs();
  }
}

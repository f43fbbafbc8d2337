package org.fitsql.quicklook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.quicklook.QuicklookImage.Kind;

/**
 * Looks for images that fitsql made below its folders of images. Others are none of its business:
 * an image counts as found where it lies one folder deep, has a name that an image of one of the
 * instruments would have, and says in itself that fitsql made it.
 */
public final class FoundImages {
  private static final Pattern NAME =
      Pattern.compile("(?<stem>[^.].*?)(?<size>_\\d{1,5})?\\.(?<ending>jpg|dzi|thumb)");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\.(?<name>.+)\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");
  private static final int MARKED_WITHIN = 65_536;

  private final QuicklookSettings settings;
  private final List<InstrumentProfile> profiles;

  public FoundImages(QuicklookSettings settings, List<InstrumentProfile> profiles) {
    this.settings = settings;
    this.profiles = List.copyOf(profiles);
  }

  /** Hands over the images folder by folder; all images of a list are of one kind. */
  public void forEachFolder(Consumer<List<QuicklookPath>> action) throws IOException {
    for (Path root : List.of(settings.jpegs(), settings.thumbnails())) {
      for (Path folder : list(root)) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          List<QuicklookPath> found = images(root, folder);
          for (Kind kind : Kind.values()) {
            action.accept(found.stream().filter(image -> image.kind() == kind).toList());
          }
        }
      }
    }
  }

  /** Removes what a run that was killed left half-written before this time. */
  public int removeUnfinished(Instant before) throws IOException {
    int removed = 0;
    for (Path root : List.of(settings.jpegs(), settings.thumbnails())) {
      for (Path folder : list(root)) {
        for (Path file : list(folder)) {
          if (isUnfinished(file) && isOlder(file, before)) {
            TileFolder.delete(file);
            Files.deleteIfExists(file);
            removed++;
          }
        }
      }
    }
    return removed;
  }

  private boolean isUnfinished(Path file) {
    Matcher name = UNFINISHED.matcher(String.valueOf(file.getFileName()));
    return name.matches() && (kind(name.group("name")).isPresent() || isTiles(name.group("name")));
  }

  private boolean isTiles(String name) {
    return name.endsWith("_files")
        && kind(name.substring(0, name.length() - "_files".length()) + ".dzi").isPresent();
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
    return time.toInstant().isBefore(before);
  }

  private List<QuicklookPath> images(Path root, Path folder) throws IOException {
    boolean thumbnails = root.equals(settings.thumbnails());
    List<QuicklookPath> images = new ArrayList<>();
    for (Path file : list(folder)) {
      Optional<Kind> kind = kind(String.valueOf(file.getFileName()));
      if (kind.isPresent()
          && (kind.get() == Kind.THUMBNAIL) == thumbnails
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        images.add(new QuicklookPath(kind.get(), root.relativize(file)));
      }
    }
    return images;
  }

  private Optional<Kind> kind(String filename) {
    Matcher name = NAME.matcher(filename);
    if (!name.matches()) {
      return Optional.empty();
    }
    boolean sized = name.group("size") != null;
    String stem = name.group("stem");
    return switch (name.group("ending")) {
      case "thumb" -> sized ? Optional.empty() : kind(Kind.THUMBNAIL, stem);
      case "dzi" -> sized ? Optional.empty() : kind(Kind.DEEP_ZOOM, stem);
      default -> kind(sized ? Kind.REDUCED : Kind.JPEG, stem);
    };
  }

  private Optional<Kind> kind(Kind kind, String stem) {
    return profiles.stream().anyMatch(profile -> isImageOf(profile, stem))
        ? Optional.of(kind)
        : Optional.empty();
  }

  /** Whether an image of this name could show a file of the instrument. */
  private static boolean isImageOf(InstrumentProfile profile, String stem) {
    for (String filetype : profile.filetypes()) {
      if (stem.endsWith("_" + filetype)) {
        String rootname = stem.substring(0, stem.length() - filetype.length() - 1);
        for (String filename : List.of(stem + ".fits", rootname + ".fits")) {
          Optional<ObservationName> name = profile.parse(filename);
          if (name.isPresent()
              && name.get().filetype().equals(filetype)
              && QuicklookPath.stem(name.get()).equals(stem)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the image says that fitsql made it. */
  public boolean isOurs(QuicklookPath image) throws IOException {
    try (InputStream bytes = Files.newInputStream(image.in(settings))) {
      String start = new String(bytes.readNBytes(MARKED_WITHIN), StandardCharsets.ISO_8859_1);
      return start.contains(QuicklookPath.MARK);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}

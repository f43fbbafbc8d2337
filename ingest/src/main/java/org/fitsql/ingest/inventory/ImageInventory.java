package org.fitsql.ingest.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;

/** Reads table {@code quicklooks}. */
public final class ImageInventory {
  private static final int PER_QUERY = 500;

  private final Database database;

  public ImageInventory(Database database) {
    this.database = database;
  }

  /**
   * @param kind {@code jpeg}, {@code thumbnail}, {@code reduced} or {@code deep_zoom}
   * @param path relative to the folder of its kind
   * @param source path of the FITS file that it shows
   * @param size bytes
   * @param basis what it depends on, or null where that was not stored yet
   */
  public record KnownImage(
      String kind, String path, String source, long size, @Nullable ImageBasis basis) {}

  /** The images of one observation. */
  public List<KnownImage> imagesOf(String rootname) {
    return database.query(
        "select kind, path, source, size, pixel_hash, settings_hash, header_hash from quicklooks"
            + " where rootname = ?",
        List.of(rootname),
        row ->
            new KnownImage(
                Objects.requireNonNull(row.text(1)),
                Objects.requireNonNull(row.text(2)),
                Objects.requireNonNull(row.text(3)),
                Objects.requireNonNullElse(row.whole(4), 0L),
                basis(row.text(5), row.text(6), row.text(7))));
  }

  private static @Nullable ImageBasis basis(
      @Nullable String pixels, @Nullable String settings, @Nullable String headers) {
    return pixels == null || settings == null || headers == null
        ? null
        : new ImageBasis(pixels, settings, headers);
  }

  /** Those of these files whose images were drawn in another way than one of the present ones. */
  public Set<String> outdated(Collection<String> sources, Set<String> presentSettings) {
    Set<String> outdated = new HashSet<>();
    for (List<String> some : portions(sources)) {
      database
          .query(
              "select source, settings_hash from quicklooks where source in (" + marks(some) + ")",
              some,
              row -> present(row.text(2), presentSettings) ? null : row.text(1))
          .stream()
          .filter(Objects::nonNull)
          .forEach(outdated::add);
    }
    return outdated;
  }

  /** How many JPEGs were drawn in another way than one of the present ones. */
  public long countOutdated(Set<String> presentSettings) {
    return database
        .query(
            "select settings_hash, count(*) from quicklooks where kind = 'jpeg'"
                + " group by settings_hash",
            List.of(),
            row ->
                present(row.text(1), presentSettings)
                    ? 0L
                    : Objects.requireNonNullElse(row.whole(2), 0L))
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Those of these paths, all of one kind, that no image has. */
  public Set<String> unknown(String kind, Collection<String> paths) {
    Set<String> unknown = new HashSet<>(paths);
    for (List<String> some : portions(paths)) {
      List<Object> parameters = new ArrayList<>(some);
      parameters.add(0, kind);
      unknown.removeAll(
          database.query(
              "select path from quicklooks where kind = ? and path in (" + marks(some) + ")",
              parameters,
              row -> Objects.requireNonNull(row.text(1))));
    }
    return unknown;
  }

  private static boolean present(@Nullable String settings, Set<String> presentSettings) {
    return settings != null && presentSettings.contains(settings);
  }

  private static List<List<String>> portions(Collection<String> all) {
    List<String> list = List.copyOf(all);
    return IntStream.rangeClosed(0, (list.size() - 1) / PER_QUERY)
        .filter(i -> !list.isEmpty())
        .mapToObj(i -> list.subList(i * PER_QUERY, Math.min(list.size(), (i + 1) * PER_QUERY)))
        .toList();
  }

  private static String marks(List<String> some) {
    return String.join(", ", Collections.nCopies(some.size(), "?"));
  }
}

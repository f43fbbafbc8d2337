package org.fitsql.ingest.cards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fitsql.fits.HduType;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads headers back from tables {@code hdus} and {@code card_dictionaries}, without the archive.
 * Remembers dictionaries, which never change; there is one per kind of header, so they stay few.
 * Thread-safe.
 */
public final class StoredHeaders {
  private static final int FILES_PER_QUERY = 100;
  private static final String HDUS =
      "select path, version, hdu, type, extname, extver, header_bytes, header_hash, run,"
          + " dictionary, cards from hdus where ";

  private final Database database;
  private final Map<String, byte[]> dictionaries = new ConcurrentHashMap<>();

  public StoredHeaders(Database database) {
    this.database = database;
  }

  /** One version of a file's headers; empty where it is not stored. */
  public Optional<StoredFile> read(String path, long version) {
    return Optional.ofNullable(read(Map.of(path, version)).get(path));
  }

  /**
   * One version each of several files, by path; those that are not stored are left out.
   *
   * @param versions the version wanted of each file, by path
   */
  public Map<String, StoredFile> read(Map<String, Long> versions) {
    List<Row> rows = new ArrayList<>();
    List<Map.Entry<String, Long>> wanted = List.copyOf(versions.entrySet());
    for (int from = 0; from < wanted.size(); from += FILES_PER_QUERY) {
      rows.addAll(rows(wanted.subList(from, Math.min(wanted.size(), from + FILES_PER_QUERY))));
    }
    learn(rows.stream().map(Row::dictionary).collect(Collectors.toSet()));
    Map<String, StoredFile> files = new LinkedHashMap<>();
    for (Row row : rows) {
      files
          .computeIfAbsent(row.path(), path -> new StoredFile(path, row.version()))
          .add(row.pressed(dictionaries.get(row.dictionary())));
    }
    return files;
  }

  /** Those of these files of which any headers are stored. */
  public Set<String> stored(Collection<String> paths) {
    Set<String> found = new HashSet<>();
    List<String> all = List.copyOf(paths);
    for (int from = 0; from < all.size(); from += FILES_PER_QUERY) {
      List<String> some = all.subList(from, Math.min(all.size(), from + FILES_PER_QUERY));
      found.addAll(
          database.query(
              "select distinct path from hdus where path in ("
                  + String.join(", ", Collections.nCopies(some.size(), "?"))
                  + ")",
              some,
              row -> text(row, 1)));
    }
    return found;
  }

  /** What versions of a file's headers there are, oldest first; empty where none is stored. */
  public List<HeaderVersion> versions(String path) {
    return database.query(
        "select h.version, min(h.run), min(r.started), min(r.version), min(h.header_hash),"
            + " sum(h.header_bytes), count(*)"
            + " from hdus h left join runs r on r.run = h.run"
            + " where h.path = ? group by h.version order by h.version",
        List.of(path),
        row ->
            new HeaderVersion(
                whole(row, 1),
                text(row, 2),
                row.dateTime(3),
                row.text(4),
                text(row, 5),
                whole(row, 6),
                whole(row, 7)));
  }

  private List<Row> rows(List<Map.Entry<String, Long>> wanted) {
    List<Object> parameters = new ArrayList<>();
    wanted.forEach(file -> parameters.add(file.getKey()));
    wanted.forEach(file -> Collections.addAll(parameters, file.getKey(), file.getValue()));
    // the paths by themselves as well, because H2 finds no index for alternatives of pairs
    String where =
        "path in ("
            + String.join(", ", Collections.nCopies(wanted.size(), "?"))
            + ") and ("
            + String.join(" or ", Collections.nCopies(wanted.size(), "path = ? and version = ?"))
            + ")";
    return database.query(HDUS + where + " order by path, hdu", parameters, StoredHeaders::row);
  }

  private static Row row(ResultRow row) {
    return new Row(
        text(row, 1),
        whole(row, 2),
        Objects.requireNonNullElse(row.text(10), ""),
        new StoredFile.Pressed(
            (int) whole(row, 3),
            HduType.valueOf(text(row, 4)),
            Objects.requireNonNullElse(row.text(5), ""),
            (int) whole(row, 6),
            (int) whole(row, 7),
            text(row, 8),
            Objects.requireNonNullElse(row.text(9), ""),
            null,
            Objects.requireNonNull(row.bytes(11))));
  }

  /** A row whose dictionary is known by its id alone, because reading it takes another query. */
  private record Row(String path, long version, String dictionary, StoredFile.Pressed hdu) {
    StoredFile.Pressed pressed(byte @Nullable [] bytes) {
      return new StoredFile.Pressed(
          hdu.index(),
          hdu.type(),
          hdu.extname(),
          hdu.extver(),
          hdu.headerBytes(),
          hdu.headerHash(),
          hdu.run(),
          bytes,
          hdu.cards());
    }
  }

  private void learn(Set<String> ids) {
    List<String> unknown = ids.stream().filter(id -> !dictionaries.containsKey(id)).toList();
    for (int from = 0; from < unknown.size(); from += FILES_PER_QUERY) {
      List<String> some = unknown.subList(from, Math.min(unknown.size(), from + FILES_PER_QUERY));
      database.forEach(
          "select id, bytes from card_dictionaries where id in ("
              + String.join(", ", Collections.nCopies(some.size(), "?"))
              + ")",
          some,
          row -> dictionaries.put(text(row, 1), Objects.requireNonNull(row.bytes(2))));
    }
  }

  private static String text(ResultRow row, int column) {
    return Objects.requireNonNull(row.text(column));
  }

  private static long whole(ResultRow row, int column) {
    return Objects.requireNonNull(row.whole(column));
  }
}

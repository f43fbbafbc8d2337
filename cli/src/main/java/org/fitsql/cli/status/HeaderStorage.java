package org.fitsql.cli.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fitsql.cli.run.Figures;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * What the stored headers take up.
 *
 * @param filetypes all versions of all HDUs, by filetype
 * @param dictionaries that they are compressed with
 * @param dictionaryBytes of these
 */
public record HeaderStorage(List<Filetype> filetypes, long dictionaries, long dictionaryBytes) {

  /**
   * The headers of one filetype.
   *
   * @param name of the filetype
   * @param hdus headers, each version counted
   * @param bytes of them in the files
   * @param stored bytes of them in the database, compressed, without dictionaries
   */
  public record Filetype(String name, long hdus, long bytes, long stored) {
    private long perHdu() {
      return hdus == 0 ? 0 : Math.round((double) stored / hdus);
    }
  }

  /** Reads the size of every row of {@code hdus}, so it may take its time. */
  public static HeaderStorage of(Database database) {
    List<Filetype> filetypes =
        database.query(
            "SELECT filetype, COUNT(*), SUM(header_bytes), SUM(OCTET_LENGTH(cards)) FROM hdus"
                + " GROUP BY filetype ORDER BY filetype",
            List.of(),
            row ->
                new Filetype(
                    Objects.requireNonNullElse(row.text(1), ""),
                    number(row, 2),
                    number(row, 3),
                    number(row, 4)));
    return database
        .query(
            "SELECT COUNT(*), SUM(OCTET_LENGTH(bytes)) FROM card_dictionaries",
            List.of(),
            row -> new HeaderStorage(filetypes, number(row, 1), number(row, 2)))
        .get(0);
  }

  /** For the eye. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Headers          HDUs      in files      stored     per HDU");
    filetypes.forEach(filetype -> lines.add(line(filetype)));
    if (filetypes.size() != 1) {
      lines.add(line(all()));
    }
    lines.add("Dictionaries: %s, %s".formatted(Figures.count(dictionaries), size(dictionaryBytes)));
    return List.copyOf(lines);
  }

  private static String line(Filetype filetype) {
    return String.format(
        Locale.ROOT,
        "  %-8s %10s  %12s  %10s  %10s",
        filetype.name(),
        Figures.count(filetype.hdus()),
        size(filetype.bytes()),
        size(filetype.stored()),
        size(filetype.perHdu()));
  }

  private static String size(long bytes) {
    return Figures.bytes(bytes);
  }

  private Filetype all() {
    return new Filetype(
        "all",
        filetypes.stream().mapToLong(Filetype::hdus).sum(),
        filetypes.stream().mapToLong(Filetype::bytes).sum(),
        filetypes.stream().mapToLong(Filetype::stored).sum());
  }

  /** For scripts. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("filetypes", filetypes.stream().map(HeaderStorage::json).toList());
    json.put("all", json(all()));
    json.put("dictionaries", dictionaries);
    json.put("dictionary_bytes", dictionaryBytes);
    return json;
  }

  private static Map<String, @Nullable Object> json(Filetype filetype) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("filetype", filetype.name());
    json.put("hdus", filetype.hdus());
    json.put("header_bytes", filetype.bytes());
    json.put("stored_bytes", filetype.stored());
    json.put("stored_bytes_per_hdu", filetype.perHdu());
    return json;
  }

  private static long number(ResultRow row, int column) {
    return Objects.requireNonNullElse(row.whole(column), 0L);
  }
}
